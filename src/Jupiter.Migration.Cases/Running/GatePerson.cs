using System.Globalization;

namespace Jupiter.Migration.Cases.Running;

/// <summary>Somebody who may say at a gate that it is done.</summary>
/// <param name="Number">The number that is typed for him: his place among the people of the case, the same at every gate.</param>
/// <param name="Name">The name.</param>
public sealed record GatePerson(int Number, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture) + " " + Name;
}
