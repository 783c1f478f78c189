namespace Shortlist.CvParsing;

/// <summary>Why a person should look at what was read from a CV. Codes may be added; those that are there stay.</summary>
public static class ReviewReason
{
    /// <summary>The CV is in a language or script that the parser does not read: all but mail, phones and links was left alone.</summary>
    public const string UnsupportedLanguage = "unsupported_language";

    /// <summary>No name was found, or none that is likely.</summary>
    public const string NameUncertain = "name_uncertain";

    /// <summary>Neither a mail address nor a phone number was found.</summary>
    public const string NoContact = "no_contact";

    /// <summary>Neither work nor education was found.</summary>
    public const string NoHistory = "no_history";

    /// <summary>An entry of the work history is more likely wrong than right.</summary>
    public const string WorkUncertain = "work_uncertain";

    /// <summary>There is hardly any text.</summary>
    public const string LittleText = "little_text";

    /// <summary>The document holds text that nobody sees; it was left out.</summary>
    public const string HiddenText = "hidden_text";

    /// <summary>Pages of the document were left out.</summary>
    public const string PagesLeftOut = "pages_left_out";
}
