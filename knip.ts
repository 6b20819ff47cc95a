import { existsSync } from 'node:fs'
import type { KnipConfig } from 'knip'
import { filesUnder } from './scripts/build/kept'

/** Pages and components are opened by name: a script beside a .json of the same name. */
const opened = filesUnder('miniprogram').filter(
  file => file.endsWith('.ts') && existsSync(file.replace(/\.ts$/, '.json')),
)

export default {
  entry: [
    'miniprogram/app.ts',
    ...opened,
    'cloudfunctions/{api,jobs,hooks,admin,spreadsheets}/index.ts',
    // Built for the browser, by path.
    'local/phone/runtime/index.ts',
    'local/phone/shell/shell.ts',
    // Drawn by the gallery, found beside each component.
    'miniprogram/**/example.ts',
    // Commands.
    'local/gallery/main.ts',
    'local/phone/shot.ts',
    'local/phone/review-shots.ts',
    'scripts/*.{ts,mjs}',
    'scripts/check/{main.ts,*.mjs}',
    // Named by stryker.config.json.
    'scripts/mutate/{bundle,compiler,runner,sentences,total}.mjs',
    'tests/{functions/recorded/choose,format/{keep,promise}}.ts',
    // A function of its own, built to be measured.
    'bench/bare/index.ts',
    // Copied into the tree of an earlier commit and run there.
    'bench/round.ts',
    '**/*.test.ts',
  ],
  project: ['{contract,miniprogram,cloudfunctions,local,scripts,tests,bench}/**/*.{ts,mjs}'],
  ignore: ['local/phone/fixture/**'],
  // Read from node_modules by path: a script put into the page, the fonts of what is printed, WeChat's compilers. Stryker's runner of the rules is ours.
  ignoreDependencies: [
    'axe-core',
    '@fontsource/noto-sans-sc',
    'miniprogram-compiler',
    '@stryker-mutator/rules-runner',
    '@stryker-mutator/compiler-checker',
  ],
  ignoreBinaries: ['apt-get'],
} satisfies KnipConfig
