// What the runtime puts on the page for the mini-program.
declare const wx: Record<string, unknown>
