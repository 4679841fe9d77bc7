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
    private readonly TextReader _input;
    private readonly bool _isNonInteractive;
    private readonly ProgressLine _progress;

    /// <summary>Makes an interface.</summary>
    /// <param name="output">Results.</param>
    /// <param name="errors">Errors, warnings, progress.</param>
    /// <param name="input">Answers.</param>
    /// <param name="isNonInteractive">Whether a question is an error.</param>
    public RunnerUserInterface(TextWriter output, TextWriter errors, TextReader input, bool isNonInteractive)
    {
        _output = output;
        _errors = errors;
        _input = input;
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
        _output.Write(value);
    }

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    /// <inheritdoc/>
    public override void WriteErrorLine(string value)
    {
        _progress.Clear();
        _errors.WriteLine(value);
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
        if (_isNonInteractive)
        {
            throw PromptNotAllowed();
        }

        return _input.ReadLine() ?? throw PromptNotAllowed();
    }

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        if (Console.IsInputRedirected || _isNonInteractive)
        {
            foreach (var c in ReadLine())
            {
                secret.AppendChar(c);
            }

            return secret;
        }

        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.AppendChar(key.KeyChar);
            }
        }

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
        var offer = string.Join("  ", choices.Select((choice, i) => $"[{keys[i]}] {choice.Label.Replace("&", "", StringComparison.Ordinal)}"));
        while (true)
        {
            Ask(defaultChoice >= 0 ? $"{offer} ({keys[defaultChoice]}): " : offer + ": ");
            var answer = ReadLine().Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            var chosen = Array.FindIndex(keys, key => string.Equals(key, answer, StringComparison.OrdinalIgnoreCase));
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

    private static string Key(string label)
    {
        var mark = label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < label.Length ? label.Substring(mark + 1, 1) : label;
    }

    private static RuntimeException PromptNotAllowed()
    {
        var error = new PSInvalidOperationException(Texts.PromptNotAllowed);
        return new RuntimeException(
            Texts.PromptNotAllowed,
            error,
            new ErrorRecord(error, nameof(Texts.PromptNotAllowed), ErrorCategory.InvalidOperation, null)
            {
                ErrorDetails = new ErrorDetails(Texts.PromptNotAllowed) { RecommendedAction = Texts.PromptNotAllowed_Remedy },
            });
    }

    private void Introduce(string caption, string message)
    {
        if (_isNonInteractive)
        {
            throw PromptNotAllowed();
        }

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
