using Shortlist.Extraction.Schema;

namespace Shortlist.Extraction.Values;

/// <summary>What a field holds, as its type, format and name tell.</summary>
internal enum FieldKind
{
    Text,
    Email,
    Phone,
    Url,
    Date,
    Number,
    Flag,
    Choice,
    Address,
    Currency,
}

/// <summary>Tells kinds.</summary>
internal static class FieldKinds
{
    public static FieldKind Of(SchemaNode node)
    {
        if (node.Choices.Count > 0)
            return FieldKind.Choice;
        if (node.Type is "number" or "integer")
            return FieldKind.Number;
        if (node.Type is "boolean")
            return FieldKind.Flag;
        bool Named(string word) => node.Words.Contains(word, StringComparer.Ordinal);
        return node.Format switch
        {
            "email" => FieldKind.Email,
            "date" or "date-time" => FieldKind.Date,
            "uri" or "url" => FieldKind.Url,
            _ when Named("email") => FieldKind.Email,
            _ when Named("phone") => FieldKind.Phone,
            _ when Named("website") => FieldKind.Url,
            _ when Named("currency") => FieldKind.Currency,
            _ when Named("address") => FieldKind.Address,
            _ when Named("date") || Named("birth") || Named("deadline") => FieldKind.Date,
            _ => FieldKind.Text,
        };
    }
}
