var builder = WebApplication.CreateBuilder(args);

builder.AddPlatform();

var app = builder.Build();

app.UsePlatform();
await app.Services.MigratePortalDbAsync();

await app.RunAsync();
