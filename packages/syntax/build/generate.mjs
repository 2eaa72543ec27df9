// Generates the two parsers; see packages/python/grammar and packages/javascript/grammar.
