using System;
using System.Globalization;
using System.Management.Automation;
using Jupiter.Migration.Runner.Resources;

namespace Jupiter.Migration.Runner;

/// <summary>The runner's own errors. Their ErrorIds are the keys of their texts, the remedy stands beside.</summary>
internal static class RunnerErrors
{
    /// <summary>Makes an error that can be thrown into a pipeline or written.</summary>
    /// <param name="errorId">The cause, a key of the resources.</param>
    /// <param name="category">Its kind.</param>
    /// <param name="target">What it is about, for the placeholder of the text.</param>
    /// <returns>The error.</returns>
    public static RuntimeException Because(string errorId, ErrorCategory category, string? target = null)
    {
        var message = Text(errorId, target);
        var record = new ErrorRecord(new InvalidOperationException(message), errorId, category, target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = Text(errorId + "_Remedy", target) },
        };
        return new RuntimeException(message, record.Exception, record);
    }

    private static string Text(string key, string? target) =>
        string.Format(CultureInfo.CurrentCulture, Texts.ResourceManager.GetString(key, Texts.Culture)!, target);
}
