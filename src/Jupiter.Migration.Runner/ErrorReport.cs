using System;
using System.IO;
using System.Management.Automation;
using Jupiter.Migration.Runner.Resources;

namespace Jupiter.Migration.Runner;

/// <summary>Writes errors for people and for log files: what happened, its ErrorId, what to do next, where.</summary>
internal static class ErrorReport
{
    /// <summary>Writes one error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="writer">The error stream.</param>
    public static void Write(ErrorRecord error, TextWriter writer)
    {
        writer.WriteLine(Texts.ErrorLine + (error.ErrorDetails?.Message ?? error.Exception.Message));
        writer.WriteLine("  ErrorId: " + error.FullyQualifiedErrorId.Split(',')[0]);
        if (error.ErrorDetails?.RecommendedAction is { Length: > 0 } remedy)
        {
            writer.WriteLine(Texts.RemedyLine + remedy);
        }

        if (error.InvocationInfo is { ScriptLineNumber: > 0 } place)
        {
            var script = string.IsNullOrEmpty(place.ScriptName) ? "" : Path.GetFileName(place.ScriptName) + ":";
            writer.WriteLine($"  {script}{place.ScriptLineNumber}: {place.Line.Trim()}");
        }
    }

    /// <summary>The error record of whatever ended a pipeline.</summary>
    /// <param name="exception">What ended it.</param>
    /// <returns>The record.</returns>
    public static ErrorRecord Of(Exception exception) => exception is IContainsErrorRecord { ErrorRecord: { } record }
        ? record
        : new ErrorRecord(exception, exception.GetType().Name, ErrorCategory.NotSpecified, null);
}
