// French words of dates and quantities, folded: "|" divides phrases.

#include "ingest/extract/mention/literal/literal_tables.h"

namespace quipu {
namespace {

using enum LiteralCue;
using enum TimeUnit;

constexpr LiteralRow kRows[] = {
    {kNumber, 0, "zero"},
    {kNumber, 2, "deux"},
    {kNumber, 3, "trois"},
    {kNumber, 4, "quatre"},
    {kNumber, 5, "cinq"},
    {kNumber, 6, "six"},
    {kNumber, 7, "sept"},
    {kNumber, 8, "huit"},
    {kNumber, 9, "neuf"},
    {kNumber, 10, "dix"},
    {kNumber, 11, "onze"},
    {kNumber, 12, "douze"},
    {kNumber, 13, "treize"},
    {kNumber, 14, "quatorze"},
    {kNumber, 15, "quinze"},
    {kNumber, 16, "seize"},
    {kNumber, 20, "vingt|vingts"},
    {kNumber, 30, "trente"},
    {kNumber, 40, "quarante"},
    {kNumber, 50, "cinquante"},
    {kNumber, 60, "soixante"},
    {kNumber, 70, "septante"},
    {kNumber, 80, "huitante|octante"},
    {kNumber, 90, "nonante"},
    {kScale, 100, "cent|cents"},
    {kScale, 1000, "mille|mil"},
    {kScale, 1e6, "million|millions|million de|millions de"},
    {kScale, 1e9, "milliard|milliards"},
    {kCollective, 6, "demi douzaine"},
    {kCollective, 8, "huitaine"},
    {kCollective, 10, "dizaine"},
    {kCollective, 12, "douzaine"},
    {kCollective, 15, "quinzaine"},
    {kCollective, 20, "vingtaine"},
    {kCollective, 30, "trentaine"},
    {kCollective, 40, "quarantaine"},
    {kCollective, 50, "cinquantaine"},
    {kCollective, 60, "soixantaine"},
    {kCollective, 100, "centaine"},
    {kCollective, 1000, "millier"},
    {kIndefinite, 0,
     "dizaines|douzaines|centaines|milliers|dizaines de milliers|"
     "centaines de milliers|des dizaines|des centaines|des milliers|"
     "quelques dizaines|quelques centaines|quelques milliers|"
     "plusieurs dizaines|plusieurs centaines|plusieurs milliers|"
     "des dizaines de milliers|des centaines de milliers"},
    {kIndefinite, 0,
     "plusieurs|quelques|quelques uns|quelques unes|nombreux|nombreuses|"
     "de nombreux|de nombreuses|beaucoup|la plupart|la moitie|une partie|"
     "une poignee|un grand nombre|la majorite|un tiers|les deux tiers|"
     "deux tiers|un quart|les trois quarts|maints|certains|certaines|"
     "bon nombre|un certain nombre|peu|la majeure partie|divers|diverses|"
     "une foule|le reste"},
    {kNothing, 0, "aucun|aucune|nul|nulle|pas un|pas une"},
    {kOneOrSome, 1, "un|une"},
    {kOrdinal, 1, "premier|premiere"},

    {Comparator::kMore, "plus de|plus d|au dela de|bien plus de|pres plus de"},
    {Comparator::kAtLeast,
     "au moins|pas moins de|pas moins d|un minimum de|au minimum"},
    {Comparator::kLess, "moins de|moins d"},
    {Comparator::kAtMost,
     "jusqu a|au plus|tout au plus|au maximum|pas plus de|jamais plus de|"
     "pas plus d|jamais plus d"},
    {Comparator::kAbout,
     "environ|quelque|autour de|autour d|a peu pres|vers|peut etre|"
     "approximativement|aux alentours de|aux environs de|dans les|"
     "probablement"},
    {Comparator::kNearly,
     "pres de|pres d|presque|pas loin de|a peine|quasi|quasiment"},
    {Comparator::kAll,
     "tous les|toutes les|tous|toutes|l ensemble des|la totalite des"},
    {After{Comparator::kAtLeast}, "ou plus"},
    {After{Comparator::kMore}, "et quelques|et plus"},
    {After{Comparator::kAtMost}, "ou moins"},

    {kMoney, 0,
     "francs|franc|euros|euro|dollars|dollar|livres|livre|pesos|centimes|"
     "roubles|marks|sous|ecus|florins|yens|lires|piastres"},
    {kMeasure, 0,
     "pour cent|kilometres|kilometre|km|metres|metre|m|lieues|lieue|hectares|"
     "tonnes|tonne|kilos|kg|grammes|degres|litres|fois|heures|heure|h|minutes|"
     "minute|secondes|points|exemplaires|mm|cm|toises|pieds|arpents"},
    {kAge, 0, "age de|agee de|ages de|agees de|age d|agee d|l age de"},
    {kLabel, 0,
     "no|n|numero|numeros|page|pages|p|pp|article|articles|art|section|"
     "chapitre|chap|salle|cellule|pavillon|bloc|vol|resolution|loi|decret|"
     "volume|tome|figure|fig|tableau|ligne|paragraphe|annexe|piece|"
     "dossier|tel|canal|verset|document|cote|fol|folio|liasse|division"},
    {kPersons, 0, "personnes|gens|autres"},

    {kArticle, 0, "le|la|les|l|ce|cet|cette|ces|ses|leurs"},
    {kOf, 0, "de|d|du|des"},
    {kAnd, 0, "et"},
    {kOr, 0, "ou"},
    {kTo, 0, "a|au|aux"},
    {kBetween, 0, "entre"},
    {kIn, 0,
     "en|dans|pendant|durant|des l annee|l annee|en l an|l an|annee|"
     "en l annee|au cours de"},
    {kWeekday, 1, "lundi"},
    {kWeekday, 2, "mardi"},
    {kWeekday, 3, "mercredi"},
    {kWeekday, 4, "jeudi"},
    {kWeekday, 5, "vendredi"},
    {kWeekday, 6, "samedi"},
    {kWeekday, 7, "dimanche"},
    {kSeason, 1, "printemps"},
    {kSeason, 2, "ete"},
    {kSeason, 3, "automne"},
    {kSeason, 4, "hiver"},
    {kPartOfDay, 0,
     "nuit|soir|soiree|matin|matinee|aube|apres midi|midi|minuit|"
     "crepuscule|nuit de"},
    {kUnit, kDay, 0, "jour|jours"},
    {kUnit, kWeek, 0, "semaine|semaines"},
    {kUnit, kMonth, 0, "mois"},
    {kUnit, kYear, 0, "ans"},
    {kYearWord, kYear, 0, "an"},
    {kDecadeWord, 0, "annees|les annees|des annees|decennie"},
    {kFeast, 101, "jour de l an|nouvel an"},
    {kFeast, 106, "epiphanie"},
    {kFeast, 1101, "toussaint"},
    {kFeast, 1224, "veille de noel|nuit de noel|reveillon de noel"},
    {kFeast, 1225, "noel|jour de noel"},
    {kFeast, 1231, "saint sylvestre"},
    {kFeast, kEasterTime, "paques"},
    {kFeast, kEasterSunday - 46, "mercredi des cendres"},
    {kFeast, kEasterSunday - 2, "vendredi saint"},
    {kFeast, kEasterSunday, "dimanche de paques|jour de paques"},
    {kFeast, kEasterSunday + 1, "lundi de paques"},
    {kFeast, kEasterSunday + 39, "jeudi de l ascension"},
    {kFeast, kEasterSunday + 49, "dimanche de pentecote"},
    {kCentury, 0, "siecle|siecles"},
    {kEra, 1, "apres j c|ap j c|de notre ere"},
    {kEra, -1, "avant j c|av j c|avant notre ere"},
    {kBefore, 0, "avant|peu avant|juste avant"},
    {kAfter, 0, "apres|peu apres|juste apres"},
    {kSince, 0, "depuis|a partir de|a partir du|a compter du"},
    {kBy, 0, "d ici"},
    {kUntil, 0, "jusqu en|jusqu au|jusque|jusqu"},
    {kEarly, 0, "debut|au debut de|au debut|au debut des|le debut de"},
    {kMid, 0, "mi|milieu|au milieu de|au milieu des|le milieu de"},
    {kLate, 0,
     "fin|a la fin de|a la fin des|la fin de|la fin des|a la fin du|"
     "vers la fin de|vers la fin des"},
    {kLast, 0, "dernier|derniere|passe|passee|derniers|dernieres"},
    {kNext, 0, "prochain|prochaine"},
    {kPreceding, 0, "precedent|precedente"},
    {kFollowing, 0, "suivant|suivante|suivants"},
    {kAgo, 0, "il y a|voila|voici"},
    {kLater, 0, "plus tard"},
    {kEarlier, 0, "plus tot|auparavant"},
    {kFromDocument, kDay, -1, "hier|hier soir|hier matin"},
    {kFromDocument, kDay, -2, "avant hier"},
    {kFromDocument, kDay, 0, "aujourd hui|ce matin|ce soir"},
    {kFromDocument, kDay, 1, "demain"},
    {kFromDocument, kWeek, -1, "la semaine derniere|la semaine passee"},
    {kFromDocument, kWeek, 0, "cette semaine"},
    {kFromDocument, kWeek, 1, "la semaine prochaine"},
    {kFromDocument, kMonth, -1, "le mois dernier|le mois passe"},
    {kFromDocument, kMonth, 0, "ce mois"},
    {kFromDocument, kMonth, 1, "le mois prochain"},
    {kFromDocument, kYear, -1,
     "l annee derniere|l an dernier|l an passe|l annee passee"},
    {kFromDocument, kYear, 0, "cette annee"},
    {kFromDocument, kYear, 1, "l annee prochaine|l an prochain"},
    {kFromNarrative, kDay, 1,
     "le lendemain|lendemain|des le lendemain|le jour suivant|le jour d apres"},
    {kFromNarrative, kDay, 2, "le surlendemain|surlendemain"},
    {kFromNarrative, kDay, -1, "la veille|veille|le jour precedent"},
    {kFromNarrative, kDay, -2, "l avant veille|avant veille"},
    {kFromNarrative, kDay, 0,
     "ce jour la|le meme jour|ce soir la|cette nuit la|ce matin la|"
     "le soir meme|le jour meme|le meme soir|cet apres midi la|ce meme jour|"
     "dans la soiree|la meme nuit|la nuit meme"},
    {kFromNarrative, kWeek, 1, "la semaine suivante"},
    {kFromNarrative, kWeek, 0, "cette semaine la|la meme semaine"},
    {kFromNarrative, kWeek, -1, "la semaine precedente"},
    {kFromNarrative, kMonth, 1, "le mois suivant"},
    {kFromNarrative, kMonth, 0, "ce mois la|le meme mois"},
    {kFromNarrative, kMonth, -1, "le mois precedent"},
    {kFromNarrative, kYear, 1, "l annee suivante|l annee d apres"},
    {kFromNarrative, kYear, 0, "cette annee la|la meme annee|cette meme annee"},
    {kFromNarrative, kYear, -1, "l annee precedente|l annee d avant"},
    {kThisMonth, 0, "courant|du courant|de ce mois|du mois courant"},
};

}  // namespace

std::span<const LiteralRow> FrenchLiteralRows() {
  return kRows;
}

}  // namespace quipu
