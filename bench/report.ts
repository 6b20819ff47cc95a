/** One line of a table: what was measured, how much, against which budget of the architecture. */
export interface Row {
  what: string
  value: string
  budget?: string
  misses?: boolean
}

const mark = ({ budget, misses }: Row): string =>
  budget === undefined ? '' : misses ? '**missed**' : 'within'

export const table = (title: string, rows: readonly Row[]): string =>
  [
    `## ${title}`,
    '',
    '| | measured | budget | |',
    '|---|---|---|---|',
    ...rows.map(row => `| ${row.what} | ${row.value} | ${row.budget ?? ''} | ${mark(row)} |`),
    '',
  ].join('\n')

export const grid = (
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string =>
  [
    `## ${title}`,
    '',
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map(row => `| ${row.join(' | ')} |`),
    '',
  ].join('\n')
