namespace Shortlist.Documents.Rtf;

/// <summary>What the text of a group is for.</summary>
internal enum RtfDestination
{
    /// <summary>To be read.</summary>
    Text,

    /// <summary>Not text: pictures, colours, properties and the like.</summary>
    Skipped,

    /// <summary>Fonts, of which the character sets count.</summary>
    FontTable,

    /// <summary>Colours, which text names by their place in the table.</summary>
    ColourTable,

    /// <summary>The instruction of a field, which may be a link.</summary>
    FieldInstruction,
}

/// <summary>What holds inside a group; a group begins with its parent's and leaves it as it was.</summary>
internal record struct RtfState
{
    public RtfDestination Destination { get; set; }

    public bool IsBold { get; set; }

    public bool IsHidden { get; set; }

    public double FontSize { get; set; }

    public int Font { get; set; }

    /// <summary>Index of the colour of the text; 0 is the usual one.</summary>
    public int Colour { get; set; }

    /// <summary>Whether the text stands in a shape, which may be filled.</summary>
    public bool IsInShape { get; set; }

    /// <summary>Whether anything is set behind the text.</summary>
    public bool IsShaded { get; set; }

    /// <summary>Characters that stand in for a Unicode one, for programs that do not know it.</summary>
    public int FallbackLength { get; set; }

    /// <summary>Whether the group is a header, a footer or a text box, which stand apart from the text around.</summary>
    public bool IsFrame { get; set; }

    /// <summary>Whether the group is what a field shows.</summary>
    public bool IsFieldResult { get; set; }
}
