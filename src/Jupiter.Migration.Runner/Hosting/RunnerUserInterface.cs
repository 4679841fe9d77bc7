using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;
using Jupiter.Migration.Runner.Resources;

namespace Jupiter.Migration.Runner.Hosting;

/// <summary>Writes lines, shows progress and asks questions on the console, whether it is a terminal or not.</summary>
internal sealed class RunnerUserInterface : PSHostUserInterface
{
    private readonly TextWriter _output;
    private readonly TextWriter _errors;
    private readonly ConsoleAnswers _answers;
    private readonly bool _isNonInteractive;
    private readonly ProgressLine _progress;

    /// <summary>Makes an interface.</summary>
    /// <param name="output">Results.</param>
    /// <param name="errors">Errors, warnings, progress.</param>
    /// <param name="answers">Answers.</param>
    /// <param name="isNonInteractive">Whether a question is an error.</param>
    public RunnerUserInterface(TextWriter output, TextWriter errors, ConsoleAnswers answers, bool isNonInteractive)
    {
        _output = output;
        _errors = errors;
        _answers = answers;
        _isNonInteractive = isNonInteractive;
        _progress = new ProgressLine(errors, !Console.IsErrorRedirected);
    }

    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI { get; } = new RunnerRawUserInterface();

    /// <inheritdoc/>
    public override bool SupportsVirtualTerminal => !Console.IsOutputRedirected;

    /// <inheritdoc/>
    public override void Write(string value)
    {
        _progress.Clear();
        _output.Write(GetOutputString(value, SupportsVirtualTerminal));
    }

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    /// <inheritdoc/>
    public override void WriteErrorLine(string value)
    {
        _progress.Clear();
        _errors.WriteLine(GetOutputString(value, !Console.IsErrorRedirected));
    }

    /// <inheritdoc/>
    public override void WriteWarningLine(string message) => WriteErrorLine(Texts.WarningLine + message);

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message) => WriteErrorLine(Texts.VerboseLine + message);

    /// <inheritdoc/>
    public override void WriteDebugLine(string message) => WriteErrorLine(Texts.DebugLine + message);

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record) => _progress.Show(record);

    /// <inheritdoc/>
    public override string ReadLine()
    {
        RequireSomebody();
        return _answers.ReadLine() ?? throw NobodyAnswers();
    }

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString()
    {
        RequireSomebody();
        var secret = _answers.ReadSecret() ?? throw NobodyAnswers();
        _errors.WriteLine();
        return secret;
    }

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        Introduce(caption, message);
        var answers = new Dictionary<string, PSObject>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in descriptions)
        {
            Ask(field.Name + ": ");
            var isSecret = field.ParameterTypeFullName == typeof(SecureString).FullName;
            answers[field.Name] = PSObject.AsPSObject(isSecret ? ReadLineAsSecureString() : ReadLine());
        }

        return answers;
    }

    /// <inheritdoc/>
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Introduce(caption, message);
        var keys = choices.Select(choice => Key(choice.Label)).ToArray();
        var names = choices.Select(choice => choice.Label.Replace("&", "", StringComparison.Ordinal)).ToArray();
        var offer = string.Join("  ", names.Select((name, i) => $"[{keys[i]}] {name}"));
        while (true)
        {
            Ask(defaultChoice >= 0 ? $"{offer} ({keys[defaultChoice]}): " : offer + ": ");
            var answer = ReadLine().Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            var chosen = Math.Max(Find(keys, answer), Find(names, answer));
            if (chosen >= 0)
            {
                return chosen;
            }
        }
    }

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
    {
        Introduce(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            Ask(Texts.UserName);
            userName = ReadLine();
        }

        Ask(string.Format(CultureInfo.CurrentCulture, Texts.PasswordOf, userName));
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    private static int Find(string[] texts, string answer) =>
        Array.FindIndex(texts, text => string.Equals(text, answer, StringComparison.OrdinalIgnoreCase));

    private static string Key(string label)
    {
        var mark = label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < label.Length ? label.Substring(mark + 1, 1) : label;
    }

    private static RuntimeException NobodyAnswers() => RunnerErrors.Because(nameof(Texts.PromptNotAllowed), ErrorCategory.InvalidOperation);

    private void RequireSomebody()
    {
        if (_isNonInteractive)
        {
            throw NobodyAnswers();
        }
    }

    private void Introduce(string caption, string message)
    {
        RequireSomebody();
        var text = new StringBuilder().AppendLine();
        foreach (var line in new[] { caption, message }.Where(line => !string.IsNullOrEmpty(line)))
        {
            text.AppendLine(line);
        }

        Ask(text.ToString());
    }

    private void Ask(string question)
    {
        _progress.Clear();
        _errors.Write(question);
        _errors.Flush();
    }
}
