using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Binding.Completion;

/// <summary>What completes arguments: in time, and silent on every fault. Nothing can be said while a line is being typed; the cmdlet itself will.</summary>
public abstract class TimelyCompleter : IArgumentCompleter
{
    /// <summary>How long somebody waits who pressed Tab.</summary>
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var given = new GivenArguments(commandName, parameterName, fakeBoundParameters, Paths());
            if (Prepare(given) is not { } ask)
            {
                return [];
            }

            // A share that does not answer can't be cancelled, so it is left alone.
            var asked = Task.Factory.StartNew(() => ask().ToArray(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return asked.Wait(Patience) ? Matching(asked.Result, wordToComplete ?? "") : [];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return [];
        }
    }

    /// <summary>Takes what it needs of the line, on the thread of the session.</summary>
    /// <param name="given">What was typed so far.</param>
    /// <returns>What finds the proposals, beside that thread; null where nothing can be proposed.</returns>
    private protected abstract Func<IEnumerable<Proposal>>? Prepare(GivenArguments given);

    // While a line is completed the session counts as busy, and its proxy refuses.
    private static PathIntrinsics Paths()
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return (PathIntrinsics)shell.AddScript("$ExecutionContext.SessionState.Path").Invoke()[0].BaseObject;
    }

    private static CompletionResult[] Matching(IEnumerable<Proposal> proposals, string word)
    {
        var begun = word.Trim('\'', '"');
        return proposals.Where(proposal => proposal.Text.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Select(proposal => new CompletionResult(
                PowerShellLiteral.Quoted(proposal.Text), proposal.Text, CompletionResultType.ParameterValue, proposal.Explanation))
            .ToArray();
    }
}
