/**
 * So many different people's numbers or words looked at by one person within a day, and the level above is told. A desk that
 * rings everybody who was not reached comes to a dozen; three times as many as that is no ordinary day.
 */
export const MANY_READ = 30
