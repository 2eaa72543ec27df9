// The call forms of JWT libraries for Python and what they do with a token that is for nobody, for another service, and for `me`.
// The analyser is tested against this table, and so are the libraries themselves (with TOKENTRAIL_REAL_LIBRARIES set).

import type { Answer } from './jwt-forms.js';

/** One documented form; `call` is the body of a function of `token` and `SECRET`. */
export interface PythonJwtForm {
  readonly library: string;
  readonly version: string;
  readonly imports: string;
  readonly call: string;
  /** Answers to a token without an audience, with another one, and with `me`. */
  readonly answers: Outcome;
  /** What the analyser reports: less where only a token without an audience gets in, nothing where it is let in beside its own. */
  readonly severity: 'high' | 'medium' | null;
}

type Outcome = readonly [absent: Answer, other: Answer, own: Answer];

const ANY: Outcome = ['accepted', 'accepted', 'accepted'];
const ONLY_OWN: Outcome = ['refused', 'refused', 'accepted'];
const LENIENT: Outcome = ['accepted', 'refused', 'accepted'];
const PRESENT: Outcome = ['refused', 'accepted', 'accepted'];
/** Nothing is asked for, so what names an audience is refused. */
const ONLY_WITHOUT: Outcome = ['accepted', 'refused', 'refused'];
const NONE: Outcome = ['refused', 'refused', 'refused'];

function forms(
  library: string,
  versions: readonly string[],
  imports: string,
  calls: readonly (readonly [call: string, answers: Outcome])[],
): readonly PythonJwtForm[] {
  return versions.flatMap((version) =>
    calls.map(([call, answers]) => ({
      library,
      version,
      imports,
      call,
      answers,
      severity: answers[1] === 'accepted' ? 'high' : answers === ONLY_WITHOUT ? 'medium' : null,
    })),
  );
}

const KEY_OF_SECRET = 'KEY = jwk.JWK(kty="oct", k=base64.urlsafe_b64encode(SECRET.encode()).rstrip(b"=").decode())';
const HS = 'algorithms=["HS256"]';

export const pythonJwtForms: readonly PythonJwtForm[] = [
  ...forms('PyJWT', ['2.0.1', '2.4.0', '2.9.0', '2.15.1'], 'import jwt', [
    [`return jwt.decode(token, SECRET, ${HS})`, ONLY_WITHOUT],
    [`return jwt.decode(token, SECRET, ${HS}, audience="me")`, ONLY_OWN],
    [`return jwt.decode(token, SECRET, ${HS}, audience=["us", "me"])`, ONLY_OWN],
    [`return jwt.decode(token, SECRET, ${HS}, audience=None)`, ONLY_WITHOUT],
    [`return jwt.decode(token, SECRET, ${HS}, audience="")`, NONE],
    [`return jwt.decode(token, SECRET, ${HS}, audience="me", options={"verify_aud": False})`, ANY],
    [`return jwt.decode(token, SECRET, ${HS}, audience="me", options={"verify_signature": False})`, ANY],
    ['return jwt.decode(token, options={"verify_signature": False})["sub"]', ANY],
    [`return jwt.PyJWT().decode(token, SECRET, ${HS}, audience="me")`, ONLY_OWN],
    [`return jwt.PyJWT({"verify_aud": False}).decode(token, SECRET, ${HS}, audience="me")`, ANY],
    [
      `return jwt.PyJWT({"verify_aud": False}).decode(token, SECRET, ${HS}, options={"verify_aud": True}, audience="me")`,
      ONLY_OWN,
    ],
    [`return jwt.PyJWS().decode(token, SECRET, ${HS})`, ANY],
  ]),
  ...forms('PyJWT', ['2.4.0', '2.9.0', '2.15.1'], 'import jwt', [
    [`return jwt.decode_complete(token, SECRET, ${HS}, audience="me")["payload"]`, ONLY_OWN],
    [`return jwt.decode_complete(token, SECRET, ${HS})["payload"]`, ONLY_WITHOUT],
    [
      'return jwt.decode(token, audience="me", options={"verify_signature": False, "verify_aud": True})["sub"]',
      ONLY_OWN,
    ],
  ]),
  ...forms('PyJWT', ['2.0.1'], 'import jwt', [
    ['return jwt.decode(token, audience="me", options={"verify_signature": False, "verify_aud": True})["sub"]', ANY],
  ]),
  ...forms('PyJWT', ['2.9.0', '2.15.1'], 'import jwt', [
    ['return jwt.decode(token, SECRET, ["HS256"], {}, None, None, "me")', ONLY_OWN],
    [`return jwt.decode(token, SECRET, ${HS}, verify=False, audience="me")`, ONLY_OWN],
  ]),
  ...forms('PyJWT', ['1.7.1'], 'import jwt', [
    [`return jwt.decode(token, SECRET, ${HS})`, ONLY_WITHOUT],
    [`return jwt.decode(token, SECRET, ${HS}, audience="me")`, ONLY_OWN],
    ['return jwt.decode(token, SECRET, False, audience="me")["sub"]', ANY],
    ['return jwt.decode(token, verify=False)["sub"]', ANY],
    [`return jwt.decode(token, SECRET, ${HS}, audience="me", options={"verify_signature": False})`, ONLY_OWN],
    ['return jwt.decode(token, SECRET, True, ["HS256"], {"verify_aud": False}, audience="me")', ANY],
  ]),
  ...forms('python-jose', ['3.3.0', '3.5.0'], 'from jose import jws, jwt', [
    ['return jwt.decode(token, SECRET, ["HS256"])', ONLY_WITHOUT],
    ['return jwt.decode(token, SECRET, ["HS256"], {}, "me")', LENIENT],
    ['return jwt.decode(token, SECRET, ["HS256"], audience="me")', LENIENT],
    ['return jwt.decode(token, SECRET, ["HS256"], audience="me", options={"require_aud": True})', ONLY_OWN],
    ['return jwt.decode(token, SECRET, ["HS256"], audience="me", options={"verify_aud": False})', ANY],
    ['return jwt.decode(token, SECRET, ["HS256"], audience="me", options={"verify_signature": False})', LENIENT],
    [
      'return jwt.decode(token, SECRET, ["HS256"], audience="me", options={"verify_aud": False, "require_aud": True})',
      ONLY_OWN,
    ],
    ['return jwt.get_unverified_claims(token)["sub"]', ANY],
    ['return jws.verify(token, SECRET, ["HS256"])', ANY],
  ]),
  ...forms('Authlib', ['1.3.2', '1.8.0'], 'from authlib.jose import JsonWebToken, jwt', [
    ['claims = jwt.decode(token, SECRET)\nclaims.validate()\nreturn claims["sub"]', ANY],
    [
      'claims = jwt.decode(token, SECRET, claims_options={"aud": {"value": "me"}})\nclaims.validate()\nreturn claims',
      LENIENT,
    ],
    [
      'claims = jwt.decode(token, SECRET, None, {"aud": {"essential": True, "values": ["us", "me"]}})\nclaims.validate()\nreturn claims',
      ONLY_OWN,
    ],
    [
      'claims = jwt.decode(token, SECRET, claims_options={"aud": {"essential": True}})\nclaims.validate()\nreturn claims["sub"]',
      PRESENT,
    ],
    ['return jwt.decode(token, SECRET, claims_options={"aud": {"essential": True, "value": "me"}})["sub"]', ANY],
    ['return JsonWebToken(["HS256"]).decode(token, SECRET)["sub"]', ANY],
  ]),
  ...forms('joserfc', ['1.0.0', '1.7.5'], 'from joserfc import jwt\nfrom joserfc.jwk import OctKey', [
    ['return jwt.decode(token, OctKey.import_key(SECRET)).claims["sub"]', ANY],
    [
      'decoded = jwt.decode(token, OctKey.import_key(SECRET))\njwt.JWTClaimsRegistry(aud={"value": "me"}).validate(decoded.claims)\nreturn decoded.claims',
      LENIENT,
    ],
    [
      'decoded = jwt.decode(token, OctKey.import_key(SECRET))\njwt.JWTClaimsRegistry(aud={"essential": True, "values": ["me"]}).validate(decoded.claims)\nreturn decoded.claims',
      ONLY_OWN,
    ],
    [
      'decoded = jwt.decode(token, OctKey.import_key(SECRET))\njwt.JWTClaimsRegistry(aud={"essential": True}).validate(decoded.claims)\nreturn decoded.claims["sub"]',
      PRESENT,
    ],
  ]),
  ...forms('jwcrypto', ['1.5.6', '1.6.1'], 'import base64\nfrom jwcrypto import jwk, jwt', [
    ['return jwt.JWT(jwt=token, key=KEY).claims', ANY],
    ['return jwt.JWT(jwt=token, key=KEY, check_claims={"aud": "me"}).claims', ONLY_OWN],
    ['return jwt.JWT(jwt=token, key=KEY, check_claims={"aud": None}).claims', PRESENT],
    ['made = jwt.JWT(check_claims={"aud": "me"})\nmade.deserialize(token, KEY)\nreturn made.claims', ONLY_OWN],
    ['made = jwt.JWT()\nmade.deserialize(token, KEY)\nreturn made.claims', ANY],
  ]).map((form) => ({ ...form, call: `${KEY_OF_SECRET}\n${form.call}` })),
];

/** A program with the form in a function that is handed the request. */
export function pythonProgramOf({ imports, call }: PythonJwtForm): string {
  return `${imports}\n\nSECRET = "a secret of thirty-two characters"\n\n\ndef answer(request):\n    token = request.headers["Authorization"][7:]\n    ${call.replaceAll('\n', '\n    ')}\n`;
}
