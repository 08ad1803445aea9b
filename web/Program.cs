using ChildProtection.Features.Home;

var builder = WebApplication.CreateBuilder(args);

builder.AddPlatform();
builder.AddHome();

var app = builder.Build();

app.UsePlatform();
await app.Services.MigratePortalDbAsync();

await app.RunAsync();
