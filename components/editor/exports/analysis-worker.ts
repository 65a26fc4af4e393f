import { answerTexts } from "../answer-texts";
import { analyseExports } from "./analyse-exports";

answerTexts(analyseExports);
