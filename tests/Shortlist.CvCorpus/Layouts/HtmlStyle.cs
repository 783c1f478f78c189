using Shortlist.CvCorpus.Content;

namespace Shortlist.CvCorpus.Layouts;

/// <summary>How the head of a job or study is set.</summary>
internal enum HeadForm
{
    /// <summary>Title, dates at the right edge; employer and place below.</summary>
    TitleThenCompany,

    /// <summary>Employer and place, dates at the right edge; title below.</summary>
    CompanyThenTitle,

    /// <summary>Title and employer in one, dates and place below.</summary>
    OneLine,

    /// <summary>Dates in a column of their own at the left.</summary>
    DatesLeft,

    /// <summary>The same in a column so narrow that dates break.</summary>
    NarrowDatesLeft,

    /// <summary>Dates first, then title, then employer.</summary>
    DatesAbove,

    /// <summary>Employer, title and dates in one line.</summary>
    AllInLine,

    /// <summary>Title, employer, dates, a line each.</summary>
    Stacked,

    /// <summary>Employer with place at the right edge, title with dates at the right edge.</summary>
    FourCorners,

    /// <summary>Dates in the margin; title, employer and place in one sentence.</summary>
    Sentence,

    /// <summary>Dates over the place, in a column of their own at the right.</summary>
    DatesRight,
}

/// <summary>How skills are listed.</summary>
internal enum SkillForm
{
    Commas,
    Bullets,
    Bars,
    Dots,
    Chips,
    Groups,
    Columns,
    Pipes,
    Rated,
    Lines,
}

/// <summary>How languages are listed.</summary>
internal enum SpeechForm
{
    Brackets,
    Dashes,
    Colons,
    Table,
    NameOverLevel,
    Commas,
}

/// <summary>How contact details are listed.</summary>
internal enum ContactForm
{
    Bars,
    Lines,
    Labels,
    Icons,
    Dots,
}

/// <summary>How the headings of sections look.</summary>
internal enum HeadingForm
{
    Plain,
    Capitals,
    LetterSpaced,
    SmallCapitals,
    Filled,
    Ruled,
    Bold,
}

/// <summary>The choices of one CV's design.</summary>
internal sealed record HtmlStyle(HeadForm Jobs, HeadForm Studies, SkillForm Skills, SpeechForm Speeches, ContactForm Contact, HeadingForm Heading, string Font, bool GroupsTitles)
{
    private static readonly string[] Fonts = ["Liberation Sans", "Liberation Serif", "DejaVu Sans", "Liberation Sans Narrow", "DejaVu Serif"];

    public static HtmlStyle Of(Chance chance) => new(
        Head(chance), Head(chance), chance.Pick<SkillForm>(), chance.Pick<SpeechForm>(), chance.Pick<ContactForm>(), chance.Pick<HeadingForm>(),
        chance.Pick(Fonts), chance.Percent(50));

    /// <summary>One of those that need no layout of their own.</summary>
    private static HeadForm Head(Chance chance) => (HeadForm)chance.Between(0, (int)HeadForm.FourCorners);
}
