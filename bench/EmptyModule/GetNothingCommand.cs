using System.Management.Automation;

namespace EmptyModule;

/// <summary>The one cmdlet of the module that imports are measured against.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothingCommand : Cmdlet
{
}
