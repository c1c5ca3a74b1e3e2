// A server that lives on and never listens.
console.log('waiting for a licence that nobody has');
setInterval(() => {}, 1000);
