'use strict';
const { tokensOf, textOf } = require('./tokens');

/** The macros of a unit, and what they make of tokens. */
class Macros {
  constructor() {
    this.table = new Map();
    /** Where the reader stands, for `__FILE__` and `__LINE__`. */
    this.place = { file: '', line: 0 };
    this.counter = 0;
  }

  /** @param text what stands behind `#define` */
  define(text) {
    const [, name, list, body] = /^\s*([A-Za-z_]\w*)(\([^)]*\))?([^]*)$/.exec(text);
    const words =
      list === undefined
        ? null
        : list
            .slice(1, -1)
            .split(',')
            .map((word) => word.trim());
    const params = words && words.filter((word) => word !== '');
    const last = params ? params.at(-1) : undefined;
    const isVariadic = last !== undefined && last.endsWith('...');
    if (isVariadic) params[params.length - 1] = last === '...' ? '__VA_ARGS__' : last.slice(0, -3).trim();
    this.table.set(name, { name, params, isVariadic, body: tokensOf(body) });
  }

  undefine(name) {
    this.table.delete(name);
  }

  isDefined(name) {
    return this.table.has(name) || this.builtIn(name) !== undefined;
  }

  builtIn(name) {
    if (name === '__LINE__') return () => String(this.place.line);
    if (name === '__FILE__') return () => JSON.stringify(this.place.file);
    if (name === '__COUNTER__') return () => String(this.counter++);
    return undefined;
  }

  /** Tokens with all macros expanded, and what they expand to, as Prosser's algorithm has it. */
  expand(tokens) {
    const open = [...tokens].reverse();
    const done = [];
    for (let token = open.pop(); token; token = open.pop()) {
      const isFree = token.kind === 'name' && !token.hidden?.has(token.text);
      const macro = isFree ? this.table.get(token.text) : undefined;
      const builtIn = isFree && !macro ? this.builtIn(token.text) : undefined;
      if (builtIn) {
        done.push({ ...tokensOf(builtIn())[0], space: token.space });
      } else if (!macro) {
        done.push(token);
      } else if (macro.params === null) {
        const hidden = new Set([...(token.hidden ?? []), macro.name]);
        this.pushBack(open, this.substituted(macro, [], hidden), token);
      } else if (open.at(-1)?.text !== '(') {
        done.push(token);
      } else {
        const { args, close } = this.argumentsFrom(open, macro);
        const common = [...(token.hidden ?? [])].filter((name) => close.hidden?.has(name));
        this.pushBack(open, this.substituted(macro, args, new Set([...common, macro.name])), token);
      }
    }
    return done;
  }

  /** How many parentheses a macro's call has open at the end of the tokens; 0 where none is cut off. */
  openCall(tokens) {
    for (let at = 0; at < tokens.length; at++) {
      const macro = this.table.get(tokens[at].text);
      if (!macro || macro.params === null) continue;
      if (at + 1 === tokens.length) return 1;
      if (tokens[at + 1].text !== '(') continue;
      let depth = 0;
      for (const { text } of tokens.slice(at + 1)) {
        if (text === '(') depth++;
        else if (text === ')' && --depth === 0) break;
      }
      if (depth > 0) return depth;
    }
    return 0;
  }

  pushBack(open, tokens, { space }) {
    if (tokens.length > 0) tokens[0] = { ...tokens[0], space };
    open.push(...tokens.reverse());
  }

  /** The arguments of a call whose `(` is next; they and the `)` are taken from `open`. */
  argumentsFrom(open, macro) {
    open.pop();
    const args = [[]];
    for (let depth = 0; ;) {
      const token = open.pop();
      if (!token) throw new Error(`unterminated argument list invoking macro "${macro.name}"`);
      if (token.text === ')' && depth-- === 0) {
        const isShort = macro.isVariadic && args.length < macro.params.length;
        if (isShort) args.push([]);
        return { args, close: token };
      }
      if (token.text === '(') depth++;
      const isRest = macro.isVariadic && args.length === macro.params.length;
      if (token.text === ',' && depth === 0 && !isRest) args.push([]);
      else args.at(-1).push(token);
    }
  }

  /** A macro's body with its arguments in it. */
  substituted({ params, isVariadic, body }, args, hidden) {
    const argument = (token) =>
      token?.kind === 'name' ? (args[params?.indexOf(token.text) ?? -1] ?? null) : null;
    const result = [];
    for (let at = 0; at < body.length; at++) {
      const token = body[at];
      const next = body[at + 1];
      const own = argument(token);
      if (token.text === '#' && params && argument(next)) {
        result.push({ ...stringOf(argument(next)), space: token.space });
        at++;
      } else if (token.text === '##' && result.length > 0 && next) {
        at++;
        const right = argument(next) ?? [next];
        const isRest = isVariadic && next.text === params.at(-1) && result.at(-1).text === ',';
        if (isRest && right.length === 0) result.pop();
        else if (isRest) result.push(...right);
        else if (right.length > 0) result.push(...pasted(result.pop(), right));
      } else if (own && next?.text === '##') {
        // An empty left side leaves the right one as it is.
        result.push(
          ...spaced(own.length > 0 ? own : [{ kind: 'other', text: '', space: false, hidden: null }], token),
        );
      } else if (own) {
        result.push(...spaced(this.expand(own), token));
      } else result.push(token);
    }
    return result
      .filter(({ text }) => text !== '')
      .map((token) => ({ ...token, hidden: new Set([...(token.hidden ?? []), ...hidden]) }));
  }
}

function spaced([first, ...others], { space }) {
  return first ? [{ ...first, space }, ...others] : [];
}

function pasted(left, [first, ...others]) {
  const [token] = tokensOf(left.text + first.text);
  return [{ ...token, space: left.space }, ...others];
}

function stringOf(tokens) {
  const text = textOf(
    tokens.map((token) => (token.kind === 'string' ? { ...token, text: escaped(token.text) } : token)),
  );
  return { kind: 'string', text: `"${text}"`, hidden: null };
}

const escaped = (text) => text.replace(/["\\]/g, '\\$&');

module.exports = { Macros };
