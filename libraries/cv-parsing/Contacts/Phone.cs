using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shortlist.CvParsing;

/// <summary>What told the country of a telephone number.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PhoneBasis>))]
public enum PhoneBasis
{
    /// <summary>The number itself, which begins with <c>+</c> or <c>00</c>.</summary>
    [JsonStringEnumMemberName("number")]
    Number,

    /// <summary>The place where the CV says that the person lives.</summary>
    [JsonStringEnumMemberName("location")]
    Location,

    /// <summary>The language of the CV alone: a guess that a person should confirm.</summary>
    [JsonStringEnumMemberName("language")]
    Language,
}

/// <summary>A telephone number.</summary>
/// <param name="Raw">As the CV writes it.</param>
/// <param name="E164">The same number as it is dialled from anywhere, such as <c>+4930123456</c>; null when its country is not known or it does not fit that country's plan.</param>
/// <param name="Country">ISO 3166 code of the country; null together with <paramref name="E164"/>.</param>
/// <param name="Extension">What is dialled after the connection stands.</param>
/// <param name="Basis">What told the country; null together with <paramref name="E164"/>.</param>
[JsonConverter(typeof(PhoneJsonConverter))]
public sealed record Phone(string Raw, string? E164 = null, string? Country = null, string? Extension = null, PhoneBasis? Basis = null)
{
    /// <summary>
    /// The number for address books: international where the number or the place told its country, with its extension;
    /// otherwise as the CV writes it.
    /// </summary>
    [JsonIgnore]
    public string Display => (E164, Basis) switch
    {
        (null, _) or (_, PhoneBasis.Language) => Raw,
        _ => Extension is null ? E164 : $"{E164} x{Extension}",
    };
}

/// <summary>Writes a phone as an object; reads that and the plain text that earlier versions stored.</summary>
public sealed class PhoneJsonConverter : JsonConverter<Phone>
{
    /// <inheritdoc />
    public override Phone Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new Phone(reader.GetString()!);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A phone is an object or a text.");

        var phone = new Phone("");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = reader.GetString();
            reader.Read();
            switch (property)
            {
                case "raw":
                    phone = phone with { Raw = reader.GetString() ?? "" };
                    break;
                case "e164":
                    phone = phone with { E164 = reader.GetString() };
                    break;
                case "country":
                    phone = phone with { Country = reader.GetString() };
                    break;
                case "extension":
                    phone = phone with { Extension = reader.GetString() };
                    break;
                case "basis":
                    phone = phone with { Basis = Enum.TryParse<PhoneBasis>(reader.GetString(), ignoreCase: true, out var basis) ? basis : null };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return phone;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Phone value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("raw", value.Raw);
        WriteOptional("e164", value.E164);
        WriteOptional("country", value.Country);
        WriteOptional("extension", value.Extension);
        WriteOptional("basis", value.Basis?.ToString().ToLowerInvariant());
        writer.WriteEndObject();

        void WriteOptional(string name, string? text)
        {
            if (text is not null)
                writer.WriteString(name, text);
        }
    }
}
