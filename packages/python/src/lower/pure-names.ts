const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Methods of strings and views of mappings: they change neither their object nor an argument, whoever has them. */
export const PURE_METHODS: ReadonlySet<string> = words(
  'lower upper casefold title capitalize swapcase strip lstrip rstrip split rsplit splitlines partition rpartition startswith ' +
    'endswith removeprefix removesuffix replace join format format_map zfill ljust rjust center isdigit isalpha isalnum ' +
    'isspace islower isupper isnumeric isdecimal isidentifier items keys values',
);

/** Functions of the language that only look at what they get. */
export const PURE_FUNCTIONS: ReadonlySet<string> = words(
  'len str repr int float bool bytes print isinstance issubclass hasattr callable type id hash range enumerate zip sorted ' +
    'reversed min max sum any all abs round ord chr format dict list tuple set frozenset',
);
