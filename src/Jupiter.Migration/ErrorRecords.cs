using System;
using System.Management.Automation;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Loading;

namespace Jupiter.Migration;

/// <summary>The only place where a failure becomes an error record.</summary>
internal static class ErrorRecords
{
    /// <summary>The error record of a failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="isInCase">Whether a step of a case failed: then the remedy is one that whoever goes on with a case can follow.</param>
    /// <param name="caseFolder">The case that is worked in, which the commands of the remedy name then; null where there is none.</param>
    /// <returns>The record, with ErrorId, category, target and remedy.</returns>
    public static ErrorRecord From(MigrationException failure, bool isInCase, string? caseFolder)
    {
        var remedy = isInCase ? failure.RemedyInCase : failure.Remedy;
        remedy = caseFolder is null ? remedy : CaseInCommands.Named(remedy, caseFolder);
        var category = (ErrorCategory)Enum.Parse(typeof(ErrorCategory), failure.Category.ToString());
        return new ErrorRecord(failure, failure.ErrorId, category, failure.TargetObject)
        {
            // PowerShell 7 shows the recommended action by itself, Windows PowerShell never does.
            ErrorDetails = new ErrorDetails(ModuleFolder.IsCore ? failure.Message : failure.Message + Environment.NewLine + remedy)
            {
                RecommendedAction = remedy,
            },
        };
    }
}
