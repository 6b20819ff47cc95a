/** A list of grids → nodes that are new. A file renames, moves and ends none: that has consequences of its own. */
import type { Grid, GridId, Level } from '../../../miniprogram/core/people/grid'
import { DEMO_SPOKEN_CODE } from '../../../miniprogram/core/people/demo'
import { fold } from '../../../miniprogram/core/text/fold'
import { placeKey, Places } from '../places'
import type { Intent, Known, Plan, PlannedRow, Unit } from './known'
import { rowsOf, type Table, type TableRow } from './table'
import { wrongRows } from './wrong'

const CODE = /^[A-Z]{2,4}$/

export function planGrids(table: Table, known: Known): Plan {
  const places = new Places(known.grids, known.scope)
  const growing = new Growing(known, places)
  const lines = rowsOf(table).rows.map(row => ({
    row,
    name: row.placeText('grid') || row.placeText('group'),
  }))
  const planned = lines.flatMap(({ row, name }): Unit[] => {
    const one = growing.rowOf(row)
    return one === null || row.problems.length > 0 ? [] : [[{ ...one, who: name }]]
  })
  return { units: [...wrongRows(lines), ...planned], missing: growing.missing() }
}

class Growing {
  readonly #added: Grid[] = []
  readonly #named = new Set<GridId>()

  constructor(
    private readonly known: Known,
    private readonly places: Places,
  ) {}

  rowOf(row: TableRow): PlannedRow | null {
    const village = this.#village(row)
    if (village === null) return null
    const names = [row.placeText('group'), row.placeText('grid')].filter(name => name !== '')
    if (names.length === 0 && village.intents.length === 0) {
      row.wrong('grid', '没写组，也没写网格。')
      return null
    }
    const intents: Intent[] = [...village.intents]
    let parent = village.grid
    for (const [i, name] of names.entries()) {
      const found = this.#childOf(parent, name)
      if (found) {
        parent = found
        continue
      }
      const [elsewhere, ...more] = this.places
        .below(village.grid.id)
        .filter(node => placeKey(node.name) === placeKey(name))
      if (elsewhere && names.length === 1 && more.length === 0) {
        // Named without its group, and there is one of it.
        parent = elsewhere
        continue
      }
      if (elsewhere) {
        const above = elsewhere.parent === null ? undefined : this.places.get(elsewhere.parent)
        row.wrong(
          i === 0 && row.placeText('group') !== '' ? 'group' : 'grid',
          `「${name}」已经有了，在${above?.name ?? ''}下面。`,
        )
        return null
      }
      const level = (
        parent.level < 3 && names.length === 1 && /组/.test(name) ? 3 : Math.max(3, parent.level + 1)
      ) as Level
      if (parent.level >= 4 || (i === 1 && level > 4)) {
        row.wrong('grid', `「${parent.name}」已经是最小的网格了。`)
        return null
      }
      if ([...name].length > 30) {
        row.wrong('grid', '网格的名字太长了，最多 30 个字。')
        return null
      }
      if (this.known.households.some(({ gridId }) => gridId === parent.id)) {
        row.wrong('grid', `「${parent.name}」下面已经有户了，再分要先把户划开。`)
        return null
      }
      parent = this.#add(parent, name, level, undefined, intents)
    }
    this.#named.add(parent.id)
    const cell = row.cellOf(row.placeText('grid') === '' ? 'group' : 'grid')
    if (intents.length === 0) return { row: row.row, cell, state: 'same', who: '', message: '', intents: [] }
    const message = `新建${intents.map(one => (one.kind === 'grid' ? `「${one.name}」` : '')).join('、')}。`
    return { row: row.row, cell, state: 'new', who: '', message, intents }
  }

  /** The village of the row, or a new one with its code. */
  #village(row: TableRow): { grid: Grid; intents: Intent[] } | null {
    const { scope } = this.known
    const name = row.placeText('village')
    const code = row.text('code').toUpperCase()
    const under = [scope, ...this.places.below(scope.id), ...this.#added].filter(({ level }) => level === 2)
    const there = under.find(one => same(one.name, name) && this.#isIn(one, row.placeText('town')))
    if (there) return { grid: there, intents: [] }
    if (name === '') {
      const own = scope.level >= 2 ? scope : null
      if (own === null) row.wrong('village', '没写是哪个村。')
      return own && { grid: own, intents: [] }
    }
    const above = [...this.known.grids].find(one => one.level < 2 && same(one.name, name))
    if (above) {
      row.wrong('village', `「${name}」是${above.level === 1 ? '镇' : '县'}，这一格写村的名字。`)
      return null
    }
    if (scope.level > 1) {
      row.wrong('village', `「${name}」不在${scope.name}里。这张表只收${scope.name}的。`)
      return null
    }
    if (scope.level === 0 && row.placeText('town') === '') {
      row.wrong('village', `没有「${name}」。要新建，请加「镇」一栏，写明是哪个镇的。`)
      return null
    }
    if (!CODE.test(code) || code === DEMO_SPOKEN_CODE || this.#codes().has(code)) {
      row.wrong(
        'code',
        `「${name}」是新的，要有自己的代码：2 到 4 个大写字母，工单号用它开头，不能和别的村一样。`,
      )
      return null
    }
    const intents: Intent[] = []
    const town = scope.level === 1 ? scope : this.#town(row.placeText('town'), intents)
    return { grid: this.#add(town, name, 2, code, intents), intents }
  }

  /** Two towns may each have a village of one name. */
  #isIn({ path }: Grid, town: string): boolean {
    const id = path[1]
    const above =
      id === undefined ? undefined : (this.places.get(id) ?? this.#added.find(one => one.id === id))
    return town === '' || above === undefined || same(above.name, town)
  }

  /** The town of that name, or a new one. */
  #town(name: string, intents: Intent[]): Grid {
    const { scope } = this.known
    const there = [...this.places.childrenOf(scope.id), ...this.#added].find(
      ({ level, name: other }) => level === 1 && same(other, name),
    )
    return there ?? this.#add(scope, name, 1, undefined, intents)
  }

  #codes = (): Set<string> =>
    new Set([...this.known.grids, ...this.#added].flatMap(({ code }) => (code ? [code] : [])))

  #childOf = (parent: Grid, name: string): Grid | undefined =>
    [...this.places.childrenOf(parent.id), ...this.#added.filter(one => one.parent === parent.id)].find(
      one => same(one.name, name) || placeKey(one.name) === placeKey(parent.name) + placeKey(name),
    )

  #add(parent: Grid, name: string, level: Level, code: string | undefined, intents: Intent[]): Grid {
    const id = this.known.idFor('grid', `${parent.id}|${placeKey(name)}`)
    const grid: Grid = {
      id,
      name,
      level,
      parent: parent.id,
      path: [...parent.path, id],
      ...(code ? { code } : {}),
    }
    this.#added.push(grid)
    intents.push({ kind: 'grid', seen: null, ...grid, parent: parent.id })
    return grid
  }

  /** Nodes without children that the file does not name. */
  missing = (): Plan['missing'] =>
    this.places
      .gridsUnder(this.known.scope.id)
      .filter(({ id }) => !this.#named.has(id))
      .map(node => ({ who: node.name, where: this.places.villageOf(node)?.name ?? '', id: null, how: null }))
}

const same = (a: string, b: string): boolean =>
  b !== '' && (fold(a) === fold(b) || placeKey(a) === placeKey(b))
