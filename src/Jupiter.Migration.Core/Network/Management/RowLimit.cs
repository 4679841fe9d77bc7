using System.Collections.Generic;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Management;

/// <summary>
/// How many rows a device may tell. More are refused and never cut off: whoever judges by what is there would take a row that was left out for one that is
/// not there.
/// </summary>
public static class RowLimit
{
    /// <summary>The most.</summary>
    public const int Most = 5000;

    /// <summary>Hands on rows as they come.</summary>
    /// <typeparam name="T">A row.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="most">The most of them.</param>
    /// <returns>The same.</returns>
    /// <exception cref="NoDeviceAnswerException">There is one more than the most.</exception>
    public static IEnumerable<T> Whole<T>(IEnumerable<T> rows, int most = Most)
    {
        var told = 0;
        foreach (var row in rows)
        {
            yield return ++told <= most ? row : throw new NoDeviceAnswerException(SR.CimTooMuch.With(most));
        }
    }
}
