using Shortlist.Gateway;
using Shortlist.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddShortlistTelemetry("gateway");
builder.Services.AddShortlistHealth();
builder.Services.AddShortlistStore();
builder.AddGateway();
builder.AddGatewayProxy();

var app = builder.Build();
app.UseGatewayFront();
app.MapShortlistHealth();
app.MapGatewayEndpoints();
app.MapGatewayProxy();
await app.RunAsync();
