namespace ChildProtection.Features.Votes;

/// <summary>« Sur la liste »: fixed before the vote opens.</summary>
public sealed class ElectionVoter
{
    public required Guid ElectionId { get; init; }
    public required Guid AccountId { get; init; }
}

/// <summary>« A voté » (émargement): no hour, no number, no ballot. Its key makes one ballot each.</summary>
public sealed class ElectionMark
{
    public required Guid ElectionId { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>Voted in presence with an envelope, which is counted by hand.</summary>
    public required bool OnPaper { get; init; }
}

/// <summary>A ballot as its browser encrypted it. It has nothing in common with an <see cref="ElectionMark"/> but the election.</summary>
public abstract class UrnBallot
{
    public required Guid ElectionId { get; init; }

    /// <summary>SHA-256 of the ciphertext: a key that knows no order, and makes a copied ballot impossible.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>RSA-OAEP-SHA256, 384 bytes.</summary>
    public required byte[] Ciphertext { get; init; }
}

/// <summary>While the vote is open.</summary>
public sealed class PendingBallot : UrnBallot;

/// <summary>Once the urn is sealed: written again together, shuffled.</summary>
public sealed class SealedBallot : UrnBallot;

/// <summary>One of the three members of the bureau.</summary>
public sealed class ElectionKeeper
{
    public required Guid ElectionId { get; init; }

    /// <summary>1 to 3.</summary>
    public required int Number { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>Of the key made from this member’s words (PBKDF2).</summary>
    public required byte[] Salt { get; init; }
}

/// <summary>The private key, encrypted for two members: one row a pair. Gone at the end of the appeal.</summary>
public sealed class ElectionWrap
{
    public required Guid ElectionId { get; init; }

    /// <summary>The lower number of the pair.</summary>
    public required int First { get; init; }
    public required int Second { get; init; }

    /// <summary>AES-GCM under the first’s key, then under the second’s.</summary>
    public required byte[] Payload { get; init; }
}
