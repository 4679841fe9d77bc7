using System.Collections.Generic;

namespace Jupiter.Migration.Fingerprints;

/// <summary>What a restore made in a database so that its owner works there, where the login can't own it: no difference of the venue's (clause R4b).</summary>
/// <param name="Owner">Name of the login.</param>
/// <param name="Objects">What was made, each as the engine's schema has it: kind, a space, name.</param>
public sealed record OwnerStandIn(string Owner, IReadOnlyCollection<string> Objects);
