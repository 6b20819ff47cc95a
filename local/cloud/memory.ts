import type { Database } from './store/table'

/** Small things the cloud remembers between starts, beside the collections. */
export class Memory {
  constructor(private readonly database: Database) {
    database.exec(
      `CREATE TABLE IF NOT EXISTS _settings(key TEXT PRIMARY KEY, value TEXT NOT NULL);
       CREATE TABLE IF NOT EXISTS _grants(openid TEXT, template TEXT, n INTEGER NOT NULL, PRIMARY KEY(openid, template));
       CREATE TABLE IF NOT EXISTS _messages(id INTEGER PRIMARY KEY, message TEXT NOT NULL);
       CREATE TABLE IF NOT EXISTS _pushes(id INTEGER PRIMARY KEY, due INTEGER NOT NULL, fn TEXT NOT NULL, event TEXT NOT NULL);
       CREATE TABLE IF NOT EXISTS _files(path TEXT PRIMARY KEY, blob TEXT NOT NULL, size INTEGER NOT NULL, type TEXT NOT NULL, owner TEXT, at INTEGER NOT NULL)`,
    )
  }

  setting(key: string, otherwise: () => string): string {
    const row = this.one<{ value: string }>('SELECT value FROM _settings WHERE key = ?', key)
    if (row) return row.value
    const value = otherwise()
    this.set(key, value)
    return value
  }

  set(key: string, value: string): void {
    this.run(
      'INSERT INTO _settings VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value',
      key,
      value,
    )
  }

  one<T>(sql: string, ...values: (string | number | null)[]): T | undefined {
    return this.database.prepare(sql).get(...values) as T | undefined
  }

  all<T>(sql: string, ...values: (string | number | null)[]): T[] {
    return this.database.prepare(sql).all(...values) as T[]
  }

  run(sql: string, ...values: (string | number | null)[]): void {
    this.database.prepare(sql).run(...values)
  }
}
