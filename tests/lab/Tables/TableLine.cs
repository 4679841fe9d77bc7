using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.LabAsker;

namespace Jupiter.Migration.Lab.Tables;

/// <summary>What came of a situation.</summary>
internal sealed record TableLine(Situation Situation, LabAnswer AnswerWithout, LabAnswer AnswerWith)
{
    /// <summary>The verdict without the code.</summary>
    public string Without => Verdict(AnswerWithout);

    /// <summary>The verdict with it.</summary>
    public string With => Verdict(AnswerWith);

    /// <summary>Whether the night goes on with the server on, and without anybody's decision: only a person who said the untruth does that.</summary>
    public bool PassesByFalseWord => Situation.Condition.IsOn && With == "Silent";

    /// <summary>The situation as it is called among those.</summary>
    public string FalseWord => Situation.Place.IsAlone ? $"{Situation.Condition.Name}; asked from: {Situation.Place.Name}" : Situation.Condition.Name;

    public bool IsExpected => Expectation.Of(Situation, hasCode: false).Contains(Without) && Expectation.Of(Situation, hasCode: true).Contains(With);

    public override string ToString() => $"{Situation} {Without,-20} {With,-20} {(PassesByFalseWord ? "a false word passes" : "")}".TrimEnd();

    /// <summary>The line with what was expected and what was seen.</summary>
    public string Told => string.Join(
        "\n    ",
        [
            ToString(), "expected " + string.Join('/', Expectation.Of(Situation, false)) + ", " + string.Join('/', Expectation.Of(Situation, true)),
            .. Seen(AnswerWithout),
            .. Seen(AnswerWith),
        ]);

    private static string Verdict(LabAnswer answer) => answer.Fault is null ? answer.Verdict : "FAULT";

    private static IEnumerable<string> Seen(LabAnswer answer) =>
        [.. answer.Evidence, answer.Fault ?? string.Create(CultureInfo.InvariantCulture, $"{answer.Verdict} after {answer.Seconds:0.0} s")];
}
