using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>What lines of the journal tell, as text. Only a <see cref="LineFact"/> asks for it by name.</summary>
public sealed class LineFacts
{
    private readonly IReadOnlyDictionary<string, string> _texts;

    /// <summary>Takes a line's data.</summary>
    /// <param name="texts">The data.</param>
    public LineFacts(IReadOnlyDictionary<string, string> texts) => _texts = texts;

    /// <summary>Puts facts together.</summary>
    /// <param name="facts">The facts; where two keep the same, the later counts. Null is none.</param>
    public LineFacts(params IEnumerable<LineFact?> facts)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in facts.OfType<LineFact>().SelectMany(fact => fact.Texts))
        {
            if (text is not null)
            {
                texts[name] = text;
            }
        }

        _texts = texts;
    }

    /// <summary>All of it, for a line of the journal.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>What these lines tell and a later one.</summary>
    /// <param name="later">The later one; where both tell the same, it counts.</param>
    /// <returns>Both.</returns>
    internal LineFacts And(LineFacts later) =>
        new(_texts.Where(pair => !later.Has(pair.Key)).Concat(later._texts).ToDictionary(pair => pair.Key, pair => pair.Value));

    /// <summary>What is left when something counts no more.</summary>
    /// <param name="isForgotten">Whether what has a name counts no more.</param>
    /// <returns>The rest.</returns>
    internal LineFacts Without(Func<string, bool> isForgotten) => new(_texts.Where(pair => !isForgotten(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value));

    /// <summary>Whether a text is there.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Whether it is.</returns>
    internal bool Has(string name) => _texts.ContainsKey(name);

    /// <summary>A text.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The text; empty when it is not there.</returns>
    internal string Text(string name) => _texts.TryGetValue(name, out var text) ? text : "";

    /// <summary>The texts whose names begin alike.</summary>
    /// <param name="prefix">The beginning.</param>
    /// <returns>The texts by the rest of their names.</returns>
    internal Dictionary<string, string> Under(string prefix) => _texts.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key.Substring(prefix.Length), pair => pair.Value);

    /// <summary>A time.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The time; null when there is none that can be read.</returns>
    internal DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : null;

    /// <summary>A number.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The number; null when there is none that can be read.</returns>
    internal long? Number(string name) => long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A duration in seconds.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The duration; null when there is none that can be read, or none that anything of a night takes.</returns>
    internal TimeSpan? Duration(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6 ? TimeSpan.FromSeconds(seconds) : null;
}
