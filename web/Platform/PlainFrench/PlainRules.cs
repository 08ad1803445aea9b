namespace ChildProtection.Platform.PlainFrench;

/// <summary>Who can decide a rule: a program, a program that may be wrong, or a person only.</summary>
public enum RuleCheck { Automatic, Heuristic, Person }

/// <summary>Where a rule is looked at: in the text, in the front matter, on the rendered page by its own tests, or by people.</summary>
public enum RulePlace { Text, Meta, Page, Person }

/// <summary>One rule of plain French.</summary>
/// <param name="Id">Stable: the number of the table of accessibility.md §1.2, and French words.</param>
/// <param name="Number">1 to 88.</param>
/// <param name="Check">Who can decide it.</param>
/// <param name="Place">Where it is looked at.</param>
/// <param name="Sources">The sources of accessibility.md §1.1; K: still to be held against the printed booklet; P: our own.</param>
/// <param name="Title">The rule, in our words.</param>
/// <param name="Why">Why it helps, for « pourquoi ».</param>
public sealed record PlainRule(string Id, int Number, RuleCheck Check, RulePlace Place, string Sources, string Title, string Why)
{
    /// <summary>What a table says where the text tells nothing.</summary>
    public string SeenWhere => Place switch { RulePlace.Page => "vérifiée sur la page", RulePlace.Person => "vérifiée par des personnes", RulePlace.Meta => "en-tête", _ => "texte" };
}

/// <summary>The 88 rules (accessibility.md §1.2), and the names of those that the checker speaks of.</summary>
public static class PlainRules
{
    /// <summary>« falc: ok » that has no reason or no use.</summary>
    public const string Exception = "F00-exception";

    internal const string Readers = "F01-public";
    internal const string Tone = "F03-ton";
    internal const string Subject = "F04-sujet-au-debut";
    internal const string Rereading = "F05-relecture";
    internal const string HardWord = "F06-mot-difficile";
    internal const string ExplainedWord = "F07-mot-explique";
    internal const string Example = "F08-exemple";
    internal const string SameWord = "F09-meme-mot";
    internal const string Idiom = "F10-expression";
    internal const string ForeignWord = "F11-mot-etranger";
    internal const string Acronym = "F12-sigle";
    internal const string BigNumber = "F13-grand-nombre";
    internal const string LongWord = "F14-mot-long";
    internal const string ActionNouns = "F15-nom-d-action";
    internal const string Pronoun = "F16-pronom";
    internal const string SpecialSigns = "F17-signe";
    internal const string Abbreviation = "F18-abreviation";
    internal const string MiddleDot = "F19-point-median";
    internal const string LongSentence = "F20-phrase-longue";
    internal const string OneIdea = "F21-une-idee";
    internal const string Address = "F22-tu-vous";
    internal const string DoubleNegation = "F23-double-negation";
    internal const string Negation = "F23-negation";
    internal const string OnlyNegation = "F23-ne-que";
    internal const string Passive = "F24-passif";
    internal const string PassiveBy = "F24-passif-par";
    internal const string Tense = "F25-temps";
    internal const string NestedClauses = "F26-imbrication";
    internal const string Condition = "F27-condition";
    internal const string IndirectSpeech = "F28-discours-indirect";
    internal const string Punctuation = "F29-ponctuation";
    internal const string Section = "F31-section-longue";
    internal const string KeyPoint = "F33-a-retenir";
    internal const string Heading = "F34-titre";
    internal const string HeadingLevels = "F35-niveaux-de-titre";
    internal const string Enumeration = "F36-liste";
    internal const string ListDepth = "F36-liste-profonde";
    internal const string Footnote = "F37-note";
    internal const string CrossReference = "F38-renvoi";
    internal const string GlossaryAtEnd = "F39-glossaire";
    internal const string ShortDocument = "F40-page-longue";
    internal const string SpelledNumber = "F41-nombre-en-lettres";
    internal const string RomanNumeral = "F42-chiffre-romain";
    internal const string Date = "F43-date";
    internal const string Hour = "F44-heure";
    internal const string Telephone = "F45-telephone";
    internal const string PostalAddress = "F46-adresse";
    internal const string Italic = "F49-italique";
    internal const string Capitals = "F50-majuscules";
    internal const string WordBreak = "F55-mot-coupe";
    internal const string OneLineEach = "F56-une-phrase-une-ligne";
    internal const string LongLine = "F57-ligne-longue";
    internal const string Paragraph = "F59-paragraphe";
    internal const string Bold = "F63-gras";
    internal const string Link = "F75-lien";
    internal const string Outside = "F82-lien-dehors";
    internal const string Logo = "F86-logo";
    internal const string FullText = "F87-texte-complet";
    internal const string RereadingDate = "F88-date-de-relecture";

    /// <summary>All rules in their order; a number may have several ids.</summary>
    public static IReadOnlyList<PlainRule> All { get; } =
    [
        new(Exception, 0, RuleCheck.Automatic, RulePlace.Text, "P", "Une exception a une raison", "L’auteur garde ce que la règle trouve, et dit pourquoi."),
        new(Readers, 1, RuleCheck.Person, RulePlace.Meta, "S1", "Connaître les lecteurs", "Une page écrite pour tout le monde n’est écrite pour personne : « public » dit qui lit."),
        new("F02-support", 2, RuleCheck.Heuristic, RulePlace.Page, "S1", "Choisir le bon support", "La page propose d’écouter et d’imprimer."),
        new(Tone, 3, RuleCheck.Person, RulePlace.Text, "S1", "Parler à l’âge du lecteur", "Un diminutif ou trop de points d’exclamation parlent comme à un bébé."),
        new(Subject, 4, RuleCheck.Heuristic, RulePlace.Text, "S1 S7", "Dire le sujet dès le début", "Le lecteur doit savoir en 2 phrases de quoi parle la page."),
        new(Rereading, 5, RuleCheck.Automatic, RulePlace.Meta, "S1 S6 S13", "Faire relire par des personnes concernées", "Seul un lecteur peut dire s’il comprend."),
        new(HardWord, 6, RuleCheck.Heuristic, RulePlace.Text, "S1 S3", "Des mots que tout le monde connaît", "Un mot inconnu arrête la lecture."),
        new(ExplainedWord, 7, RuleCheck.Automatic, RulePlace.Text, "S1 S7", "Un mot difficile est expliqué tout de suite", "L’explication plus loin arrive trop tard."),
        new(Example, 8, RuleCheck.Person, RulePlace.Text, "S1 S5", "Donner des exemples de tous les jours", "Un exemple rend l’idée concrète."),
        new(SameWord, 9, RuleCheck.Heuristic, RulePlace.Text, "S1 S7", "Le même mot pour la même chose", "Deux mots font croire à deux choses."),
        new(Idiom, 10, RuleCheck.Heuristic, RulePlace.Text, "S1 S5", "Pas d’expression toute faite", "Une image est comprise mot à mot."),
        new(ForeignWord, 11, RuleCheck.Heuristic, RulePlace.Text, "S1 S3", "Pas de mot étranger", "Tout le monde n’a pas appris l’anglais."),
        new(Acronym, 12, RuleCheck.Automatic, RulePlace.Text, "S1 S7", "Pas de sigle sans explication", "Un sigle est un mot secret."),
        new(BigNumber, 13, RuleCheck.Automatic, RulePlace.Text, "S7 S8 S26", "Pas de pourcentage ni de grand nombre", "« La moitié » se comprend mieux que 50 %."),
        new(LongWord, 14, RuleCheck.Heuristic, RulePlace.Text, "S7", "Des mots courts", "Un mot long se lit en plusieurs fois."),
        new(ActionNouns, 15, RuleCheck.Heuristic, RulePlace.Text, "S7 S12", "Le verbe plutôt que le nom", "Un verbe dit qui fait quoi."),
        new(Pronoun, 16, RuleCheck.Heuristic, RulePlace.Text, "S4 S7", "Répéter le nom", "« Il » peut parler de plusieurs personnes."),
        new(SpecialSigns, 17, RuleCheck.Automatic, RulePlace.Text, "S4 S7", "Pas de signes spéciaux", "Ces signes ne se lisent pas à voix haute."),
        new(Abbreviation, 18, RuleCheck.Automatic, RulePlace.Text, "S4 S7 S8", "Pas d’abréviation", "Une abréviation se devine."),
        new(MiddleDot, 19, RuleCheck.Automatic, RulePlace.Text, "S4 S7 P", "Pas de point au milieu d’un mot", "« éducateur ou éducatrice » se lit et s’écoute."),
        new(LongSentence, 20, RuleCheck.Automatic, RulePlace.Text, "S6 S9 S10", "Des phrases courtes", "12 mots au plus, jamais plus de 15."),
        new(OneIdea, 21, RuleCheck.Heuristic, RulePlace.Text, "S6 S8", "Une seule idée par phrase", "Un point est plus facile qu’une virgule ou « et »."),
        new(Address, 22, RuleCheck.Heuristic, RulePlace.Text, "S4 S5 S7", "Parler directement, tu ou vous", "« tu » à un jeune, « vous » à un adulte, jamais les deux."),
        new(DoubleNegation, 23, RuleCheck.Automatic, RulePlace.Text, "S5 S7 S8", "Jamais deux négations", "Deux négations se calculent."),
        new(Negation, 23, RuleCheck.Heuristic, RulePlace.Text, "S5 S7 S8", "Des phrases positives", "Une négation est parfois utile, souvent non."),
        new(OnlyNegation, 23, RuleCheck.Heuristic, RulePlace.Text, "S5 S7 S8", "« seulement » plutôt que « ne … que »", "« ne … que » ressemble à une négation."),
        new(Passive, 24, RuleCheck.Heuristic, RulePlace.Text, "S7 S8 S10", "La voix active", "La personne qui fait l’action vient d’abord."),
        new(PassiveBy, 24, RuleCheck.Heuristic, RulePlace.Text, "S7 S8 S10", "La voix active : pas de « par »", "« Le juge décide », et non « c’est décidé par le juge »."),
        new(Tense, 25, RuleCheck.Heuristic, RulePlace.Text, "S7", "Le présent surtout", "Passé simple, conditionnel et subjonctif sont difficiles."),
        new(NestedClauses, 26, RuleCheck.Heuristic, RulePlace.Text, "S12 S19", "Pas de phrases dans la phrase", "Chaque « qui » ou « que » ouvre une autre phrase."),
        new(Condition, 27, RuleCheck.Heuristic, RulePlace.Text, "S7", "Une condition devient une question", "« Tu as 16 ans ? Tu peux … »"),
        new(IndirectSpeech, 28, RuleCheck.Heuristic, RulePlace.Text, "S7", "Le discours direct", "Il dit : « Viens. »"),
        new(Punctuation, 29, RuleCheck.Automatic, RulePlace.Text, "S5", "Une ponctuation simple", "Le point, le point d’interrogation et les deux points suffisent."),
        new("F30-ordre", 30, RuleCheck.Person, RulePlace.Person, "S3 S6", "Un ordre logique", "Une personne le dit."),
        new(Section, 31, RuleCheck.Heuristic, RulePlace.Text, "S3 S7", "Une partie, un sujet", "Après 120 mots, il faut un titre."),
        new("F32-repetition", 32, RuleCheck.Person, RulePlace.Person, "S3 K", "On peut répéter ce qui est important", "Répéter n’est jamais une faute ici."),
        new(KeyPoint, 33, RuleCheck.Heuristic, RulePlace.Text, "S7", "L’important d’abord", "Un cadre « À retenir » au début d’une page longue."),
        new(Heading, 34, RuleCheck.Heuristic, RulePlace.Text, "S3 S7", "Des titres clairs", "8 mots au plus, et le vrai sujet."),
        new(HeadingLevels, 35, RuleCheck.Automatic, RulePlace.Text, "S8 K", "Peu de niveaux de titres", "3 niveaux, sans saut et sans 1.2.1."),
        new(Enumeration, 36, RuleCheck.Automatic, RulePlace.Text, "S5 S7", "Une liste plutôt que des virgules", "3 choses à la suite sont une liste."),
        new(ListDepth, 36, RuleCheck.Automatic, RulePlace.Text, "S5 S7", "Une liste n’a qu’un niveau", "Une liste dans une liste se perd."),
        new(Footnote, 37, RuleCheck.Automatic, RulePlace.Text, "K", "Pas de note de bas de page", "Le lecteur ne revient pas de la note."),
        new(CrossReference, 38, RuleCheck.Automatic, RulePlace.Text, "K", "Pas de renvoi", "« voir plus haut » fait chercher."),
        new(GlossaryAtEnd, 39, RuleCheck.Automatic, RulePlace.Text, "S7", "Un glossaire à la fin d’un long document", "Les mots difficiles au même endroit."),
        new(ShortDocument, 40, RuleCheck.Automatic, RulePlace.Text, "S3 S10", "Un document court", "300 mots au plus par page."),
        new(SpelledNumber, 41, RuleCheck.Automatic, RulePlace.Text, "S7 S8", "Les nombres en chiffres", "3 se voit d’un coup d’œil."),
        new(RomanNumeral, 42, RuleCheck.Automatic, RulePlace.Text, "S8", "Pas de chiffres romains", "Peu de gens les lisent."),
        new(Date, 43, RuleCheck.Automatic, RulePlace.Text, "S5 S7 S8", "La date entière avec le jour", "jeudi 12 juin 2025, et le bon jour."),
        new(Hour, 44, RuleCheck.Automatic, RulePlace.Text, "S4 P", "L’heure en mots", "14 heures 30 se lit à voix haute."),
        new(Telephone, 45, RuleCheck.Automatic, RulePlace.Text, "K", "Le téléphone par paires", "01 99 00 45 67."),
        new(PostalAddress, 46, RuleCheck.Heuristic, RulePlace.Text, "K", "L’adresse comme sur une enveloppe", "Une ligne pour la rue, une pour la ville."),
        new("F47-police", 47, RuleCheck.Automatic, RulePlace.Page, "S5 S11 K", "Une police claire, une seule", "La page affichée est vérifiée par ses propres tests."),
        new("F48-taille", 48, RuleCheck.Automatic, RulePlace.Page, "S5 S10", "Taille 14 points au moins", "La page affichée est vérifiée par ses propres tests."),
        new(Italic, 49, RuleCheck.Automatic, RulePlace.Text, "S5 S7 S8", "Pas d’italique", "Les lettres penchées sont difficiles."),
        new(Capitals, 50, RuleCheck.Automatic, RulePlace.Text, "S7", "Pas de mots tout en majuscules", "On reconnaît un mot à sa forme."),
        new("F51-soulignement", 51, RuleCheck.Automatic, RulePlace.Page, "S7 K", "Pas de soulignement, sauf les liens", "La page affichée est vérifiée par ses propres tests."),
        new("F52-effets", 52, RuleCheck.Automatic, RulePlace.Page, "S7", "Pas d’ombre ni d’effet", "La page affichée est vérifiée par ses propres tests."),
        new("F53-lettres", 53, RuleCheck.Automatic, RulePlace.Page, "K", "Lettres ni serrées, ni fines, ni claires", "La page affichée est vérifiée par ses propres tests."),
        new("F54-alignement", 54, RuleCheck.Automatic, RulePlace.Page, "S5 S8", "Texte à gauche, jamais justifié", "La page affichée est vérifiée par ses propres tests."),
        new(WordBreak, 55, RuleCheck.Automatic, RulePlace.Text, "S8", "Jamais couper un mot", "Un mot coupé est deux mots inconnus."),
        new(OneLineEach, 56, RuleCheck.Automatic, RulePlace.Text, "S5 S7 S8", "Une phrase, une ligne", "Le lecteur retrouve sa place."),
        new(LongLine, 57, RuleCheck.Heuristic, RulePlace.Text, "S7 K", "Une phrase tient sur une ligne", "Environ 60 signes."),
        new("F58-colonnes", 58, RuleCheck.Automatic, RulePlace.Page, "K", "Pas de colonnes", "La page affichée est vérifiée par ses propres tests."),
        new(Paragraph, 59, RuleCheck.Automatic, RulePlace.Text, "S5 S19", "Peu de texte, de l’air", "5 lignes et 60 mots au plus."),
        new("F60-retrait", 60, RuleCheck.Automatic, RulePlace.Page, "K", "Pas de retrait", "La page affichée est vérifiée par ses propres tests."),
        new("F61-fond", 61, RuleCheck.Automatic, RulePlace.Page, "S19 K", "Fond uni", "La page affichée est vérifiée par ses propres tests."),
        new("F62-contraste", 62, RuleCheck.Automatic, RulePlace.Page, "K", "Encre foncée sur fond clair", "La page affichée est vérifiée par ses propres tests."),
        new(Bold, 63, RuleCheck.Automatic, RulePlace.Text, "S5 S7", "Le gras avec mesure", "Trop de gras ne montre plus rien."),
        new("F64-page-sur", 64, RuleCheck.Automatic, RulePlace.Page, "S5", "À l’impression : Page 2 sur 6", "La page affichée est vérifiée par ses propres tests."),
        new("F65-format", 65, RuleCheck.Automatic, RulePlace.Page, "S26 K", "A4 ou A5", "La page affichée est vérifiée par ses propres tests."),
        new("F66-nouvelle-page", 66, RuleCheck.Automatic, RulePlace.Page, "S5", "Nouveau sujet, nouvelle page", "La page affichée est vérifiée par ses propres tests."),
        new("F67-image", 67, RuleCheck.Automatic, RulePlace.Page, "S6 S7 S10", "Une image à côté du texte", "La page affichée est vérifiée par ses propres tests."),
        new("F68-image-simple", 68, RuleCheck.Person, RulePlace.Person, "S3 K", "Image nette et simple", "Une personne le dit."),
        new("F69-meme-image", 69, RuleCheck.Automatic, RulePlace.Page, "S7", "La même image pour la même chose", "La page affichée est vérifiée par ses propres tests."),
        new("F70-image-age", 70, RuleCheck.Person, RulePlace.Person, "K", "Image de l’âge du lecteur", "Une personne le dit."),
        new("F71-tableau", 71, RuleCheck.Automatic, RulePlace.Page, "S3", "Tableau seulement s’il est plus simple", "La page affichée est vérifiée par ses propres tests."),
        new("F72-accueil", 72, RuleCheck.Heuristic, RulePlace.Page, "K", "L’accueil dit qui, quoi, comment", "La page affichée est vérifiée par ses propres tests."),
        new("F73-menu", 73, RuleCheck.Automatic, RulePlace.Page, "S19", "Un menu court", "La page affichée est vérifiée par ses propres tests."),
        new("F74-ou-je-suis", 74, RuleCheck.Automatic, RulePlace.Page, "S19", "Montrer où on est", "La page affichée est vérifiée par ses propres tests."),
        new(Link, 75, RuleCheck.Automatic, RulePlace.Text, "K S19", "Des liens clairs", "Un lien dit où il mène."),
        new("F76-defilement-cote", 76, RuleCheck.Automatic, RulePlace.Page, "K S18", "Pas de défilement de côté", "La page affichée est vérifiée par ses propres tests."),
        new("F77-defilement", 77, RuleCheck.Heuristic, RulePlace.Page, "K", "Peu de défilement", "La page affichée est vérifiée par ses propres tests."),
        new("F78-mouvement", 78, RuleCheck.Automatic, RulePlace.Page, "S19 K", "Rien ne bouge tout seul", "La page affichée est vérifiée par ses propres tests."),
        new("F79-agrandir", 79, RuleCheck.Automatic, RulePlace.Page, "K S19", "On peut agrandir", "La page affichée est vérifiée par ses propres tests."),
        new("F80-ecouter", 80, RuleCheck.Automatic, RulePlace.Page, "K S19", "On peut écouter", "La page affichée est vérifiée par ses propres tests."),
        new("F81-imprimer", 81, RuleCheck.Automatic, RulePlace.Page, "K", "On peut imprimer", "La page affichée est vérifiée par ses propres tests."),
        new(Outside, 82, RuleCheck.Automatic, RulePlace.Text, "K", "Prévenir avant un autre site ou un fichier", "Le lecteur sait où il va."),
        new("F83-voix", 83, RuleCheck.Person, RulePlace.Person, "K", "Voix claire et lente", "Une personne le dit."),
        new("F84-sous-titres", 84, RuleCheck.Automatic, RulePlace.Page, "K", "Sous-titres lisibles", "La page affichée est vérifiée par ses propres tests."),
        new("F85-texte-video", 85, RuleCheck.Automatic, RulePlace.Page, "S18", "Texte de la vidéo", "La page affichée est vérifiée par ses propres tests."),
        new(Logo, 86, RuleCheck.Automatic, RulePlace.Meta, "S13", "Le logo seulement après relecture", "Une personne concernée a relu, et son nom est écrit."),
        new(FullText, 87, RuleCheck.Automatic, RulePlace.Meta, "S6", "Le texte complet reste accessible", "Le texte facile s’ajoute, il ne remplace pas."),
        new(RereadingDate, 88, RuleCheck.Automatic, RulePlace.Meta, "S13 P", "Dire qui a relu, et quand", "Un texte vieillit."),
    ];

    /// <summary>The rule of a finding; null for an unknown id.</summary>
    public static PlainRule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);
}
