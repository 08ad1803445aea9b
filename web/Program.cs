using ChildProtection.Features.Booklet;
using ChildProtection.Features.Content;

var builder = WebApplication.CreateBuilder(args);

builder.AddPlatform();
builder.AddContent();
builder.AddBooklet();

var app = builder.Build();

app.UsePlatform();
await app.Services.MigratePortalDbAsync();

await app.RunAsync();
