import type { LocalCloud } from '../local/cloud'

/** One measured call: how long, which actions on the wire, how many bytes came back. */
export interface Sample {
  ms: number /** Processor time of everything: gateway, store and function. */
  cpuMs: number
  reads: number
  writes: number
  transactions: number
  examined: number
  bytes: number
}

const READS = ['database.getDocument', 'database.calculateDocument', 'database.aggregateDocuments']
const WRITES = [
  'database.insertDocument',
  'database.modifyDocument',
  'database.removeDocument',
  'database.modifyAndReturnDoc',
]

interface Answer {
  ok: boolean
  data?: unknown
  code?: string
  message?: string
}

/** Calls as that person and notes what it cost; a refusal is an error of the benchmark. */
export async function measured(
  cloud: LocalCloud,
  openid: string,
  fn: string,
  data: unknown,
): Promise<Sample & { data: unknown }> {
  cloud.resetCounts()
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  const answer = (await cloud.callAs(openid, fn, data)) as Answer
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  if (!answer.ok)
    throw new Error(`${JSON.stringify(data).slice(0, 120)} was refused: ${answer.code} ${answer.message}`)
  const counts = cloud.counts()
  const sum = (actions: readonly string[]) => actions.reduce((n, action) => n + (counts[action] ?? 0), 0)
  return {
    ms,
    cpuMs: (user + system) / 1000,
    reads: sum(READS),
    writes: sum(WRITES),
    transactions: counts['database.startTransaction'] ?? 0,
    examined: counts.examined ?? 0,
    bytes: JSON.stringify(answer).length,
    data: answer.data,
  }
}

export const median = (list: readonly number[]): number => {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Samples of one kind, in one line. */
export interface Figure {
  ms: number
  cpuMs: number
  reads: number
  writes: number
  transactions: number
  examined: number
  bytes: number
  n: number
}
export function figure(samples: readonly Sample[]): Figure {
  const of = (key: keyof Sample) => median(samples.map(sample => sample[key]))
  return {
    ms: of('ms'),
    cpuMs: of('cpuMs'),
    reads: of('reads'),
    writes: of('writes'),
    transactions: of('transactions'),
    examined: of('examined'),
    bytes: of('bytes'),
    n: samples.length,
  }
}

/** Collects samples by name. */
export class Tally {
  private readonly samples = new Map<string, Sample[]>()
  add(name: string, sample: Sample): void {
    this.samples.set(name, [...(this.samples.get(name) ?? []), sample])
  }
  figures(): Map<string, Figure> {
    return new Map([...this.samples].map(([name, samples]) => [name, figure(samples)]))
  }
}
