// What may be imported where. A value import across the border of miniprogram/ compiles and ships a dead require.
import { importsOf, isInside, target } from '../imports'
import { type Step, sources } from '../step'

function acrossTheBorder(root: string): string[] {
  return sources(root, 'miniprogram', '.ts').flatMap(source =>
    importsOf(source)
      .filter(
        ({ from, isType }) =>
          from.startsWith('.') && !isType && !isInside(target(source, from), 'miniprogram'),
      )
      .map(
        ({ from, index }) =>
          `${source.place(index)} 从 miniprogram 外面引了值 ${from}，手机上没有这个文件；只要类型就写 import type`,
      ),
  )
}

/** Who alone may import a package, and where it may not be named at all. */
const ONE_IMPORTER: { packages: RegExp; only: string[]; among: string[] }[] = [
  {
    packages: /^dayjs(\/|$)/,
    only: ['miniprogram/core/clock/shanghai.ts'],
    among: ['contract', 'miniprogram', 'cloudfunctions', 'local', 'scripts', 'bench'],
  },
  {
    packages: /^js-sha256$/,
    only: ['miniprogram/core/points/sha256.ts'],
    among: ['contract', 'miniprogram', 'cloudfunctions', 'local', 'scripts', 'bench'],
  },
  {
    packages: /^@cloudbase\/node-sdk$/,
    only: ['cloudfunctions/_platform/sdk.ts'],
    among: ['contract', 'miniprogram', 'cloudfunctions'],
  },
  {
    packages: /^wx-server-sdk$/,
    only: ['cloudfunctions/_platform/wechat.ts'],
    among: ['contract', 'miniprogram', 'cloudfunctions'],
  },
  { packages: /^zod(\/|$)/, only: [], among: ['miniprogram'] },
  { packages: /^node:/, only: [], among: ['contract', 'miniprogram'] },
]

function oneImporter(root: string): string[] {
  return ONE_IMPORTER.flatMap(({ packages, only, among }) =>
    among
      .flatMap(dir => sources(root, dir, '.ts'))
      .flatMap(source =>
        importsOf(source)
          .filter(({ from, isType }) => packages.test(from) && !isType && !only.includes(source.file))
          .map(
            ({ from, index }) =>
              `${source.place(index)} 不该引 ${from}：${only.length ? `只有 ${only.join('、')} 可以` : '小程序里不用它'}`,
          ),
      ),
  )
}

/** core/ reaches nothing but itself, and two packages through one file each. */
function coreStaysInside(root: string): string[] {
  return sources(root, 'miniprogram/core', '.ts').flatMap(source =>
    importsOf(source)
      .filter(
        ({ from, isType }) =>
          from.startsWith('.') && !isType && !isInside(target(source, from), 'miniprogram/core'),
      )
      .map(({ from, index }) => `${source.place(index)} core 只能引 core 里面的东西，${from} 在外面`),
  )
}

export const borders: Step = {
  name: '边界与引用',
  run: root => [...new Set([...acrossTheBorder(root), ...oneImporter(root), ...coreStaysInside(root)])],
}
