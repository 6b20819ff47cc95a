// Holds as many megabytes as it is asked to, in the heap that the limit is about.
exports.main = ({ mb }) => Array.from({ length: mb }, () => new Array(131072).fill(0.5)).length
