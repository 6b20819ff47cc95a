/** A function that dies while a photo is being taken in leaves no picture that says where it was taken. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { hours } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { tick } from './jobs-tick'
import { expectLaws } from './laws'
import { photo } from './pictures'
import { patience } from '../patience'

vi.setConfig({ testTimeout: patience(240_000), hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterEach(() => {
  county.cloud.faults.clear()
  expectLaws(county)
})
afterAll(() => county.close())

const GPS = 'N26 E109'
async function uploaded() {
  const pass = await county.ok('chen', 'file.issue', {
    kind: 'photo',
    extension: 'jpg',
    bytes: 900,
    key: tap(),
  })
  await county.cloud.files.put('o_chen', pass.cloudPath, photo({ gps: GPS }))
  return pass
}
const telling = async (): Promise<string[]> => {
  const found: string[] = []
  for (const { path } of county.cloud.files.list())
    if ((await county.cloud.files.read(path))?.toString('latin1').includes(GPS)) found.push(path)
  return found
}
/** Every stored file belongs to a document that knows it. */
const strays = (): string[] => {
  const known = county.all('files').flatMap(({ kept, cloudPath }) => [kept ?? '', cloudPath])
  return county.cloud.files
    .list()
    .map(({ path }) => path)
    .filter(path => !known.some(one => one.endsWith(path)))
}
const later = async () => {
  await county.cloud.advance(hours(1) + 1000)
  await tick(county)
}

describe('the function dies within file.done', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('after its database call %s', async call => {
    const { id } = await uploaded()
    county.cloud.faults.killAfter('api', call)
    await county.as('chen', 'file.done', { id }).catch(() => null)
    county.cloud.faults.clear()
    await later()
    expect(await telling()).toEqual([])
    expect(strays()).toEqual([])
  })
  it('between the copy and writing down that there is one', async () => {
    const { id } = await uploaded()
    const { keptName } = county.doc('files', id)
    await county.cloud.files.put('o_chen', `kept/${keptName}.jpg`, photo({ gps: 'stripped' }))
    await later()
    expect([await telling(), strays()]).toEqual([[], []])
    expect(county.cloud.files.list().map(({ path }) => path)).not.toContain(`kept/${keptName}.jpg`)
  })
  it('a phone that uploads again after it was done leaves nothing either', async () => {
    const { id, cloudPath } = await uploaded()
    await county.ok('chen', 'file.done', { id })
    await county.cloud.files.put('o_chen', cloudPath, photo({ gps: GPS }))
    county.cloud.store.put('files', { ...county.doc('files', id), raw: true })
    await later()
    expect(await telling()).toEqual([])
  })
  it('a phone that never said it was done', async () => {
    const { id } = await uploaded()
    await later()
    expect([await telling(), strays()]).toEqual([[], []])
    expect(await county.as('chen', 'file.done', { id })).toMatchObject({ ok: false, code: 'FILE_OVER' })
  })
  it('one that is on its way is left alone for an hour', async () => {
    const { id } = await uploaded()
    await county.cloud.advance(hours(1) - 60_000)
    await tick(county)
    expect(await county.ok('chen', 'file.done', { id })).toMatchObject({ id })
  })
})
