using Shortlist.Assessing.Lexicon;

namespace Shortlist.Assessing.Requirements;

/// <summary>
/// Cuts a clause at its "and", "or", commas, slashes and examples into things that are all asked for, of which some may be choices:
/// every group is a choice, all groups are asked for.
/// </summary>
internal static class PieceSplitter
{
    private enum Joint
    {
        None,
        Comma,
        And,
        Or,
        Example,
    }

    /// <summary>The groups of a clause, without pieces that hold nothing but fillers.</summary>
    public static List<List<Piece>> Split(Clause clause, Func<Piece, bool> isContent)
    {
        var pieces = new List<(Piece Piece, Joint Before)>();
        var (first, joint, choice) = (0, Joint.None, false);
        for (var i = 0; i < clause.Tokens.Count; i++)
        {
            var inSkill = clause.Skills.Exists(skill => skill.FirstToken < i && i < skill.FirstToken + skill.TokenCount);
            if (i > 0 && !inSkill)
            {
                var between = clause.Neutral.AsSpan(clause.Tokens[i - 1].End, clause.Tokens[i].Start - clause.Tokens[i - 1].End);
                var sign = between.ContainsAny(',', ';') || between.IndexOf('•') >= 0 ? Joint.Comma
                    : between.ContainsAny('&', '+') ? Joint.And
                    : between.Contains('/') || between.Contains('|') ? Joint.Or
                    : between.ContainsAny('(', ')') ? (between.Contains('(') ? Joint.Example : Joint.Comma)
                    : Joint.None;
                if (sign != Joint.None)
                    Close(i, sign);
            }

            if (clause.RoleAt(i) is not { } role)
                continue;
            switch (role.Value)
            {
                case WordRole.Any:
                    choice = true;
                    break;
                case WordRole.And:
                    Close(i, Joint.And, role.TokenCount);
                    break;
                case WordRole.Or:
                    Close(i, Joint.Or, role.TokenCount);
                    break;
                case WordRole.Example:
                    Close(i, Joint.Example, role.TokenCount);
                    break;
            }

            i += role.TokenCount - 1;
        }

        Close(clause.Tokens.Count, Joint.None);
        return Group(pieces, choice);

        void Close(int end, Joint next, int skipped = 0)
        {
            var piece = new Piece(first, end - first);
            if (piece.Count > 0 && isContent(piece))
            {
                pieces.Add((piece, joint));
                joint = next;
            }
            else
            {
                // "Java, and Kotlin" joins by "and", "Java, e.g. Spring" by the example.
                joint = pieces.Count == 0 ? Joint.None : next > joint ? next : joint;
            }

            first = end + skipped;
        }
    }

    private static List<List<Piece>> Group(List<(Piece Piece, Joint Before)> pieces, bool choice)
    {
        if (choice)
            return pieces.Count > 0 ? [pieces.ConvertAll(piece => piece.Piece)] : [];

        var groups = new List<List<Piece>>();
        for (var i = 0; i < pieces.Count;)
        {
            // A stretch up to the next "and": its commas are choices when it has an "or", and all asked for when it has none.
            var end = i + 1;
            while (end < pieces.Count && pieces[end].Before != Joint.And)
                end++;
            var stretch = pieces.GetRange(i, end - i);
            var example = stretch.FindIndex(1, piece => piece.Before == Joint.Example);
            if (example > 0)
            {
                foreach (var before in stretch.Take(example - 1))
                    groups.Add([before.Piece]);
                var members = stretch.Skip(example - 1).Select(piece => piece.Piece).ToList();
                while (end < pieces.Count && pieces[end].Before == Joint.And)
                    members.Add(pieces[end++].Piece);
                groups.Add(members);
            }
            else if (stretch.Exists(piece => piece.Before == Joint.Or))
            {
                groups.Add(stretch.ConvertAll(piece => piece.Piece));
            }
            else
            {
                groups.AddRange(stretch.Select(piece => (List<Piece>)[piece.Piece]));
            }

            i = end;
        }

        return groups;
    }
}
