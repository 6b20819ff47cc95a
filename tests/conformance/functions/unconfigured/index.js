exports.main = async () => 'never on Node 8.9'
