using System.Text.Json;
using Shortlist.Files;

namespace Shortlist.Ingest.Files;

/// <summary>Reads the parameters of a configuration: an object that says by <c>product_type</c> which product it is for.</summary>
internal static class ConfigurationParameters
{
    /// <summary>Product and checked parameters; faults are noted in the fields.</summary>
    public static (string Product, JsonElement Parameters) Read(JsonFields parameters)
    {
        var product = parameters.RequiredChoice("product_type", Products.All);
        return (product, product switch
        {
            Products.Parse => ParseParameters.Normalize(parameters),
            Products.Extract => ExtractParameters.Normalize(parameters),
            _ => parameters.Element,
        });
    }
}
