using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>A host that has a language and nothing else.</summary>
internal sealed class CultureHost(CultureInfo culture) : PSHost
{
    public override string Name => nameof(CultureHost);

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => null!;

    public override CultureInfo CurrentCulture => culture;

    public override CultureInfo CurrentUICulture => culture;

    public override void SetShouldExit(int exitCode)
    {
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
