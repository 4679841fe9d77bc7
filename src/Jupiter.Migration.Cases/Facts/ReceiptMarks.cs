using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Where the venue's own numbers stood after the restore, such as the greatest number of a receipt (clause R9).</summary>
/// <param name="Marks">The mark of each question; what was not noted is null.</param>
internal sealed record ReceiptMarks(IReadOnlyList<string?> Marks) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => Marks.Select((mark, question) => (Key(question), mark));

    /// <summary>Reads them.</summary>
    /// <param name="line">The line.</param>
    /// <param name="questions">How many questions the venue has.</param>
    /// <returns>The marks.</returns>
    public static ReceiptMarks From(LineFacts line, int questions) =>
        new([.. Enumerable.Range(0, questions).Select(question => line.Has(Key(question)) ? line.Text(Key(question)) : null)]);

    private static string Key(int question) => "mark." + question.ToString(CultureInfo.InvariantCulture);
}
