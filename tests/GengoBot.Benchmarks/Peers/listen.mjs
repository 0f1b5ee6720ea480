/** Has the system choose a port of loopback, and says which, as ASP.NET Core does. */
export const listen = server =>
  server.listen(0, '127.0.0.1', () => console.log(`Now listening on: http://127.0.0.1:${server.address().port}`));
