import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

const CHINESE = /\p{Script=Han}/u
const isSentence = ({ node }) =>
  node.type === 'StringLiteral'
    ? CHINESE.test(node.value)
    : node.type === 'TemplateLiteral' && node.quasis.some(({ value }) => CHINESE.test(value.raw))

/** Sentences are no rules. An empty one is found by the tests of the functions and pages, which read them as people do. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'sentences', {
    shouldIgnore: path =>
      isSentence(path) ? 'a sentence: read in tests/functions and tests/journeys' : undefined,
  }),
]
