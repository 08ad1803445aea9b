// The least a web program can do: one fixed answer of 10 KB. The portal's start is measured beside it.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var app = builder.Build();
var answer = new string('a', 10 * 1024);
app.MapGet("/", () => answer);
await app.RunAsync();
