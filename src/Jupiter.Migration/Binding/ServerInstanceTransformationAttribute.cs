using System;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Binding;

/// <summary>Turns the text of <c>-ServerInstance</c> into a typed address.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ServerInstanceTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value as ServerAddress ?? ServerAddress.Parse(TextOf(value));
        }
        catch (MigrationException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message + " " + e.Remedy, e);
        }
    }

    // HOST,PORT without quotes is an array of two to PowerShell.
    private static string? TextOf(object? value) =>
        value is object[] { Length: 2 } parts ? string.Join(",", parts.Select(part => part?.ToString())) : value?.ToString();
}
