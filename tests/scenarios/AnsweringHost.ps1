# A host of PowerShell with somebody at its terminal, who gives the answers that he was told in their order and remembers each question.
if (-not ('AnsweringHost' -as [type])) {
    Add-Type -Language CSharp -ReferencedAssemblies System.Management.Automation, System.Collections, System.Console, System.Runtime, netstandard -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

public sealed class AnsweringTerminal : PSHostUserInterface
{
    public Queue<string> Answers { get; } = new Queue<string>();
    public List<string> Given { get; } = new List<string>();
    public List<string> Shown { get; } = new List<string>();
    public override PSHostRawUserInterface RawUI { get { return null; } }
    public override string ReadLine() { Given.Add(Answers.Dequeue()); return Given[Given.Count - 1]; }
    public override void Write(string value) { }
    public override void Write(ConsoleColor foreground, ConsoleColor background, string value) { }
    public override void WriteLine(string value) { Shown.Add(value); }
    public override void WriteErrorLine(string value) { Shown.Add(value); }
    public override void WriteWarningLine(string message) { Shown.Add(message); }
    public override void WriteDebugLine(string message) { }
    public override void WriteVerboseLine(string message) { }
    public override void WriteProgress(long sourceId, ProgressRecord record) { }
    public override SecureString ReadLineAsSecureString() { throw new NotSupportedException(); }
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) { throw new NotSupportedException("prompt: " + message); }
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) { throw new NotSupportedException("choice: " + message); }
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) { throw new NotSupportedException(); }
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes types, PSCredentialUIOptions options) { throw new NotSupportedException(); }
}

public sealed class AnsweringHost : PSHost
{
    private readonly CultureInfo _culture;
    private readonly Guid _id = Guid.NewGuid();
    public AnsweringHost(string culture) { _culture = CultureInfo.GetCultureInfo(culture); Terminal = new AnsweringTerminal(); }
    public AnsweringTerminal Terminal { get; private set; }
    public override string Name { get { return "AnsweringHost"; } }
    public override Version Version { get { return new Version(1, 0); } }
    public override Guid InstanceId { get { return _id; } }
    public override PSHostUserInterface UI { get { return Terminal; } }
    public override CultureInfo CurrentCulture { get { return _culture; } }
    public override CultureInfo CurrentUICulture { get { return _culture; } }
    public override void SetShouldExit(int exitCode) { }
    public override void EnterNestedPrompt() { throw new NotSupportedException(); }
    public override void ExitNestedPrompt() { throw new NotSupportedException(); }
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
}
'@
}

# Runs commands one by one in a session of their own, with the module as this session has it. What they write comes back; an error ends it.
function Invoke-AtTerminal([AnsweringHost]$At, [string[]]$Command, [hashtable]$Variable) {
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule((Join-Path (Get-Module Jupiter.Migration).ModuleBase 'Jupiter.Migration.psd1'))
    $session = [runspacefactory]::CreateRunspace($At, $state)
    $session.Open()
    try {
        $Variable.Keys | ForEach-Object { $session.SessionStateProxy.SetVariable($_, $Variable[$_]) }
        foreach ($line in $Command) {
            $shell = [powershell]::Create()
            $shell.Runspace = $session
            $shell.AddScript('$ErrorActionPreference = "Stop"; $ConfirmPreference = "None"; [CultureInfo]::CurrentUICulture = [CultureInfo]::CurrentCulture = $Host.CurrentUICulture; ' + $line).Invoke()
            $shell.Dispose()
        }
    }
    finally {
        $session.Dispose()
    }
}
