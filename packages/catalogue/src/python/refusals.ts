import type { Model } from '@tokentrail/core';

const refusal = (path: string, label: string, because: string): Model => ({
  language: 'python',
  call: { path, kind: 'refusal', semantics: 'never', label },
  because,
});

/** Calls that answer a request with an error and never come back: they raise. */
export const pythonRefusals: readonly Model[] = [
  refusal('flask.abort', 'abort()', 'Flask 3, helpers.py: abort raises an HTTPException of Werkzeug'),
  refusal('werkzeug.exceptions.abort', 'abort()', 'Werkzeug 3, exceptions.py: Aborter.__call__ raises'),
  refusal('bottle.abort', 'abort()', 'Bottle 0.13: raises an HTTPError'),
  refusal('flask_restful.abort', 'abort()', 'Flask-RESTful 0.3, __init__.py: calls abort of Flask, and raises'),
  refusal('flask_restx.abort', 'abort()', 'Flask-RESTX 1, errors.py: calls abort of Flask, and raises'),
  refusal('flask_smorest.abort', 'abort()', 'flask-smorest 0.45, webargs: aborts with an HTTPException'),
  refusal('apiflask.abort', 'abort()', 'APIFlask 2, exceptions.py: raises an HTTPError'),
];
