using ChildProtection.Features.Accounts;

var builder = WebApplication.CreateBuilder(args);

builder.AddPlatform();
builder.AddAccounts();

var app = builder.Build();

app.UsePlatform();
await app.PrepareAsync();
await app.RunAsync();
