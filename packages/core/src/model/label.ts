import type { ApiToken, Place } from './api-path.js';

/** A module's name as people say it; '' for names that no import brings and for long specifiers, whose members say enough. */
export function labelOf(module: string, language: 'python' | 'javascript'): string {
  if (module === (language === 'python' ? 'builtins' : 'global')) return '';
  return module.includes('/') ? '' : module;
}

/** Text and label of the state that a token leads to. */
export function describeToken(
  from: { readonly text: string; readonly label: string },
  token: ApiToken,
): { readonly text: string; readonly label: string } {
  switch (token.kind) {
    case 'member': {
      const name = token.names.join('|');
      return { text: `${from.text}.${name}`, label: memberLabel(from.label, name) };
    }
    case 'return':
      return { text: `${from.text}()`, label: from.label };
    case 'argument':
    case 'parameter': {
      const places = token.places.map(describePlace).join(',');
      const sign = token.kind === 'argument' ? 'Argument' : 'Parameter';
      const owner = token.kind === 'argument' ? `${from.label}()` : withoutArgument(from.label);
      const which = token.places.map(sayPlace).join(' or ');
      return { text: `${from.text}.${sign}[${places}]`, label: `${token.kind} ${which} of ${owner}` };
    }
    case 'key':
    case 'method': {
      const name = token.names.join('|');
      const sign = token.kind === 'key' ? 'Key' : 'Method';
      const owner = from.label.replace(/^a subclass of /, '');
      const label = token.kind === 'method' ? `${memberLabel(owner, name)}()` : memberLabel(from.label, name);
      return { text: `${from.text}.${sign}[${name}]`, label };
    }
    case 'decorated':
      return { text: `${from.text}.Decorated`, label: `the function decorated with ${from.label}` };
    case 'subclass':
      return { text: `${from.text}.Subclass`, label: `a subclass of ${from.label}` };
    case 'element':
      return { text: `${from.text}.Element`, label: `an item of ${from.label}` };
    default:
      return { text: from.text, label: from.label };
  }
}

export function describePlace(place: Place): string {
  switch (place.kind) {
    case 'index':
      return String(place.index);
    case 'from':
      return `${place.index}..`;
    case 'any':
      return 'any';
    case 'name':
      return `${place.name}:`;
  }
}

/** Places as people count them, from 1. */
export function sayPlace(place: Place): string {
  if (place.kind === 'name') return `\`${place.name}\``;
  if (place.kind === 'any') return 'of any position';
  return place.kind === 'index' ? String(place.index + 1) : `${place.index + 1} and later`;
}

function memberLabel(owner: string, name: string): string {
  if (owner === '') return name;
  return owner.includes(' ') ? `${name} of ${owner}` : `${owner}.${name}`;
}

function withoutArgument(label: string): string {
  return label.startsWith('argument ') ? `the callback of ${label.slice(label.indexOf(' of ') + 4)}` : label;
}
