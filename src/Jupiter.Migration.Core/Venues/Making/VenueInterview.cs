using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Venues.Making;

/// <summary>Has the questions about a venue answered: by what was given beforehand, by somebody at a terminal, or by what was read.</summary>
/// <param name="given">The answers that were given beforehand, by the names of their parameters.</param>
/// <param name="ask">
/// Asks somebody, and tells what was wrong with the answer before; null where nobody is there. Gives the answer as it was typed, or null where there is
/// nobody after all.
/// </param>
public sealed class VenueInterview(IReadOnlyDictionary<string, string> given, Func<VenueQuestion, string?, string?>? ask)
{
    /// <summary>The answer that says that there is none.</summary>
    public const string Nothing = "-";

    /// <summary>The answer that leads back to the question before. Both layouts of a Russian keyboard have it.</summary>
    public const string Back = "..";

    private readonly Dictionary<string, string> _before = [];
    private readonly HashSet<string> _again = [];
    private readonly List<KeyValuePair<string, string>> _said = [];
    private bool _canGoBack;

    /// <summary>
    /// Has all questions answered. Whoever takes an answer back is asked that one again; what else was answered stays, as far as it still fits.
    /// </summary>
    /// <typeparam name="T">What the answers make.</typeparam>
    /// <param name="questions">Asks them, in the same order each time.</param>
    /// <returns>What it made.</returns>
    public T Whole<T>(Func<T> questions)
    {
        _canGoBack = true;
        while (true)
        {
            try
            {
                return questions();
            }
            catch (AnswerTakenBackException)
            {
                _again.Add(_said[_said.Count - 1].Key);
                _said.ForEach(said => _before[said.Key] = said.Value);
                _said.Clear();
            }
        }
    }

    /// <summary>Computers as an answer lists them.</summary>
    /// <param name="computers">The computers.</param>
    /// <returns>The answer.</returns>
    public static string TextOf(IEnumerable<VenueComputer> computers) => string.Join(", ", computers.Select(ComputerListText.Of));

    /// <summary>An answer.</summary>
    /// <typeparam name="T">What it says.</typeparam>
    /// <param name="question">The question.</param>
    /// <param name="form">What an answer has to be, in the user's language.</param>
    /// <param name="parse">Reads an answer; null where it is none.</param>
    /// <returns>What it says; null where there may be no answer, and there is none.</returns>
    /// <exception cref="MigrationException">VenueAnswerMissing, VenueAnswerWrong.</exception>
    public T? Answer<T>(VenueQuestion question, string form, Func<string, T?> parse)
        where T : class
    {
        // What was read and can't be meant is not offered.
        var offered = question.Offered.Length > 0 && parse(question.Offered) is not null ? question : question with { Offered = "", Source = "" };
        if (given.TryGetValue(question.Parameter, out var text))
        {
            return question.IsOptional && IsNothing(text) ? null
                : parse(text) ?? throw MigrationException.Because(nameof(SR.VenueAnswerWrong), question.Parameter, question.Parameter, PrintableText.Of(text), form);
        }

        T? Say(string meant, T? said)
        {
            _said.Add(new(question.Parameter, meant));
            _again.Remove(question.Parameter);
            return said;
        }

        if (_before.TryGetValue(question.Parameter, out var before))
        {
            var isNothing = question.IsOptional && IsNothing(before);
            var known = isNothing ? null : parse(before);
            if ((isNothing || known is not null) && !_again.Contains(question.Parameter))
            {
                return Say(before, known);
            }

            offered = known is null ? offered : question with { Offered = before, Source = SR.AnsweredBefore };
        }

        for (string? fault = null; ask?.Invoke(offered, fault) is { } typed; fault = form)
        {
            var meant = typed.Trim() is { Length: > 0 } answer ? answer : offered.Offered;
            if (meant == Back && _canGoBack && _said.Count > 0)
            {
                throw new AnswerTakenBackException();
            }

            if (question.IsOptional && IsNothing(meant))
            {
                return Say(meant, null);
            }

            // What nobody sees was pasted along; whoever types a question mark asks what an answer has to be.
            if (!meant.Any(char.IsControl) && meant is not ("?" or Back) && parse(meant) is { } said)
            {
                return Say(meant, said);
            }
        }

        return offered.Offered.Length > 0 ? parse(offered.Offered)
            : question.IsOptional ? null
            : throw MigrationException.Because(nameof(SR.VenueAnswerMissing), question.Parameter, question.Text, question.Parameter);
    }

    private sealed class AnswerTakenBackException : Exception;

    private static bool IsNothing(string text) => text.Trim() is "" or Nothing;
}
